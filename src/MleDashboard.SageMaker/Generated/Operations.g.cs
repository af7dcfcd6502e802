// Written by tools/MleDashboard.SageMaker.Generator from sagemaker-shapes.json; change those.
#nullable enable
using Amazon.Runtime;
using Amazon.SageMaker.Model;

namespace Amazon.SageMaker;

public partial interface IAmazonSageMaker : IAmazonService, IDisposable
{
    Task<CreateAutoMLJobV2Response> CreateAutoMLJobV2Async(CreateAutoMLJobV2Request request, CancellationToken cancellationToken = default);

    Task<CreateEndpointResponse> CreateEndpointAsync(CreateEndpointRequest request, CancellationToken cancellationToken = default);

    Task<CreateEndpointConfigResponse> CreateEndpointConfigAsync(CreateEndpointConfigRequest request, CancellationToken cancellationToken = default);

    Task<CreateModelResponse> CreateModelAsync(CreateModelRequest request, CancellationToken cancellationToken = default);

    Task<CreateModelPackageResponse> CreateModelPackageAsync(CreateModelPackageRequest request, CancellationToken cancellationToken = default);

    Task<CreateModelPackageGroupResponse> CreateModelPackageGroupAsync(CreateModelPackageGroupRequest request, CancellationToken cancellationToken = default);

    Task<CreatePresignedDomainUrlResponse> CreatePresignedDomainUrlAsync(CreatePresignedDomainUrlRequest request, CancellationToken cancellationToken = default);

    Task<CreateTransformJobResponse> CreateTransformJobAsync(CreateTransformJobRequest request, CancellationToken cancellationToken = default);

    Task<CreateUserProfileResponse> CreateUserProfileAsync(CreateUserProfileRequest request, CancellationToken cancellationToken = default);

    Task<DeleteEndpointResponse> DeleteEndpointAsync(DeleteEndpointRequest request, CancellationToken cancellationToken = default);

    Task<DeleteEndpointConfigResponse> DeleteEndpointConfigAsync(DeleteEndpointConfigRequest request, CancellationToken cancellationToken = default);

    Task<DeleteModelResponse> DeleteModelAsync(DeleteModelRequest request, CancellationToken cancellationToken = default);

    Task<DescribeAutoMLJobV2Response> DescribeAutoMLJobV2Async(DescribeAutoMLJobV2Request request, CancellationToken cancellationToken = default);

    Task<DescribeDomainResponse> DescribeDomainAsync(DescribeDomainRequest request, CancellationToken cancellationToken = default);

    Task<DescribeEndpointResponse> DescribeEndpointAsync(DescribeEndpointRequest request, CancellationToken cancellationToken = default);

    Task<DescribeEndpointConfigResponse> DescribeEndpointConfigAsync(DescribeEndpointConfigRequest request, CancellationToken cancellationToken = default);

    Task<DescribeModelResponse> DescribeModelAsync(DescribeModelRequest request, CancellationToken cancellationToken = default);

    Task<DescribeTransformJobResponse> DescribeTransformJobAsync(DescribeTransformJobRequest request, CancellationToken cancellationToken = default);

    Task<DescribeUserProfileResponse> DescribeUserProfileAsync(DescribeUserProfileRequest request, CancellationToken cancellationToken = default);

    Task<ListAppsResponse> ListAppsAsync(ListAppsRequest request, CancellationToken cancellationToken = default);

    Task<ListAutoMLJobsResponse> ListAutoMLJobsAsync(ListAutoMLJobsRequest request, CancellationToken cancellationToken = default);

    Task<ListCandidatesForAutoMLJobResponse> ListCandidatesForAutoMLJobAsync(ListCandidatesForAutoMLJobRequest request, CancellationToken cancellationToken = default);

    Task<ListDomainsResponse> ListDomainsAsync(ListDomainsRequest request, CancellationToken cancellationToken = default);

    Task<ListEndpointsResponse> ListEndpointsAsync(ListEndpointsRequest request, CancellationToken cancellationToken = default);

    Task<ListTransformJobsResponse> ListTransformJobsAsync(ListTransformJobsRequest request, CancellationToken cancellationToken = default);

    Task<ListUserProfilesResponse> ListUserProfilesAsync(ListUserProfilesRequest request, CancellationToken cancellationToken = default);

    Task<StopAutoMLJobResponse> StopAutoMLJobAsync(StopAutoMLJobRequest request, CancellationToken cancellationToken = default);

    Task<StopTransformJobResponse> StopTransformJobAsync(StopTransformJobRequest request, CancellationToken cancellationToken = default);
}

public partial class AmazonSageMakerClient
{
    public Task<CreateAutoMLJobV2Response> CreateAutoMLJobV2Async(CreateAutoMLJobV2Request request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateAutoMLJobV2Request, CreateAutoMLJobV2Response>("CreateAutoMLJobV2", request, cancellationToken);

    public Task<CreateEndpointResponse> CreateEndpointAsync(CreateEndpointRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateEndpointRequest, CreateEndpointResponse>("CreateEndpoint", request, cancellationToken);

    public Task<CreateEndpointConfigResponse> CreateEndpointConfigAsync(CreateEndpointConfigRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateEndpointConfigRequest, CreateEndpointConfigResponse>("CreateEndpointConfig", request, cancellationToken);

    public Task<CreateModelResponse> CreateModelAsync(CreateModelRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateModelRequest, CreateModelResponse>("CreateModel", request, cancellationToken);

    public Task<CreateModelPackageResponse> CreateModelPackageAsync(CreateModelPackageRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateModelPackageRequest, CreateModelPackageResponse>("CreateModelPackage", request, cancellationToken);

    public Task<CreateModelPackageGroupResponse> CreateModelPackageGroupAsync(CreateModelPackageGroupRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateModelPackageGroupRequest, CreateModelPackageGroupResponse>("CreateModelPackageGroup", request, cancellationToken);

    public Task<CreatePresignedDomainUrlResponse> CreatePresignedDomainUrlAsync(CreatePresignedDomainUrlRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreatePresignedDomainUrlRequest, CreatePresignedDomainUrlResponse>("CreatePresignedDomainUrl", request, cancellationToken);

    public Task<CreateTransformJobResponse> CreateTransformJobAsync(CreateTransformJobRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateTransformJobRequest, CreateTransformJobResponse>("CreateTransformJob", request, cancellationToken);

    public Task<CreateUserProfileResponse> CreateUserProfileAsync(CreateUserProfileRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<CreateUserProfileRequest, CreateUserProfileResponse>("CreateUserProfile", request, cancellationToken);

    public Task<DeleteEndpointResponse> DeleteEndpointAsync(DeleteEndpointRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DeleteEndpointRequest, DeleteEndpointResponse>("DeleteEndpoint", request, cancellationToken);

    public Task<DeleteEndpointConfigResponse> DeleteEndpointConfigAsync(DeleteEndpointConfigRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DeleteEndpointConfigRequest, DeleteEndpointConfigResponse>("DeleteEndpointConfig", request, cancellationToken);

    public Task<DeleteModelResponse> DeleteModelAsync(DeleteModelRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DeleteModelRequest, DeleteModelResponse>("DeleteModel", request, cancellationToken);

    public Task<DescribeAutoMLJobV2Response> DescribeAutoMLJobV2Async(DescribeAutoMLJobV2Request request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeAutoMLJobV2Request, DescribeAutoMLJobV2Response>("DescribeAutoMLJobV2", request, cancellationToken);

    public Task<DescribeDomainResponse> DescribeDomainAsync(DescribeDomainRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeDomainRequest, DescribeDomainResponse>("DescribeDomain", request, cancellationToken);

    public Task<DescribeEndpointResponse> DescribeEndpointAsync(DescribeEndpointRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeEndpointRequest, DescribeEndpointResponse>("DescribeEndpoint", request, cancellationToken);

    public Task<DescribeEndpointConfigResponse> DescribeEndpointConfigAsync(DescribeEndpointConfigRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeEndpointConfigRequest, DescribeEndpointConfigResponse>("DescribeEndpointConfig", request, cancellationToken);

    public Task<DescribeModelResponse> DescribeModelAsync(DescribeModelRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeModelRequest, DescribeModelResponse>("DescribeModel", request, cancellationToken);

    public Task<DescribeTransformJobResponse> DescribeTransformJobAsync(DescribeTransformJobRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeTransformJobRequest, DescribeTransformJobResponse>("DescribeTransformJob", request, cancellationToken);

    public Task<DescribeUserProfileResponse> DescribeUserProfileAsync(DescribeUserProfileRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<DescribeUserProfileRequest, DescribeUserProfileResponse>("DescribeUserProfile", request, cancellationToken);

    public Task<ListAppsResponse> ListAppsAsync(ListAppsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListAppsRequest, ListAppsResponse>("ListApps", request, cancellationToken);

    public Task<ListAutoMLJobsResponse> ListAutoMLJobsAsync(ListAutoMLJobsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListAutoMLJobsRequest, ListAutoMLJobsResponse>("ListAutoMLJobs", request, cancellationToken);

    public Task<ListCandidatesForAutoMLJobResponse> ListCandidatesForAutoMLJobAsync(ListCandidatesForAutoMLJobRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListCandidatesForAutoMLJobRequest, ListCandidatesForAutoMLJobResponse>("ListCandidatesForAutoMLJob", request, cancellationToken);

    public Task<ListDomainsResponse> ListDomainsAsync(ListDomainsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListDomainsRequest, ListDomainsResponse>("ListDomains", request, cancellationToken);

    public Task<ListEndpointsResponse> ListEndpointsAsync(ListEndpointsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListEndpointsRequest, ListEndpointsResponse>("ListEndpoints", request, cancellationToken);

    public Task<ListTransformJobsResponse> ListTransformJobsAsync(ListTransformJobsRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListTransformJobsRequest, ListTransformJobsResponse>("ListTransformJobs", request, cancellationToken);

    public Task<ListUserProfilesResponse> ListUserProfilesAsync(ListUserProfilesRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<ListUserProfilesRequest, ListUserProfilesResponse>("ListUserProfiles", request, cancellationToken);

    public Task<StopAutoMLJobResponse> StopAutoMLJobAsync(StopAutoMLJobRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<StopAutoMLJobRequest, StopAutoMLJobResponse>("StopAutoMLJob", request, cancellationToken);

    public Task<StopTransformJobResponse> StopTransformJobAsync(StopTransformJobRequest request, CancellationToken cancellationToken = default) =>
        SendAsync<StopTransformJobRequest, StopTransformJobResponse>("StopTransformJob", request, cancellationToken);
}
