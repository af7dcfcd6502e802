# One image, two roles: web (default) and worker.
#   docker build -t mledashboard .
#   docker run -p 8080:8080 -v mledashboard-data:/data mledashboard
#   docker run -v mledashboard-data:/data mledashboard --role worker
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# Packages first: this layer changes only when a version does.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/MleDashboard.Core/MleDashboard.Core.csproj src/MleDashboard.Core/
COPY src/MleDashboard.SageMaker/MleDashboard.SageMaker.csproj src/MleDashboard.SageMaker/
COPY src/MleDashboard.Infrastructure/MleDashboard.Infrastructure.csproj src/MleDashboard.Infrastructure/
COPY src/MleDashboard.Web/MleDashboard.Web.csproj src/MleDashboard.Web/
RUN dotnet restore src/MleDashboard.Web/MleDashboard.Web.csproj
COPY appsettings.json ./
COPY wwwroot-assets/ wwwroot-assets/
COPY src/ src/
RUN dotnet publish src/MleDashboard.Web/MleDashboard.Web.csproj -c Release --no-restore -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# libgomp1: LightGBM's threads. curl: the health check.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libgomp1 curl \
 && rm -rf /var/lib/apt/lists/* \
 && mkdir /data && chown "$APP_UID" /data
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
# OMP_WAIT_POLICY must stand in the environment before the library loads: spinning threads made training 3 to 9 times slower on busy cores.
ENV DataRoot=/data \
    ASPNETCORE_HTTP_PORTS=8080 \
    OMP_WAIT_POLICY=PASSIVE \
    DOTNET_gcServer=0
VOLUME /data
EXPOSE 8080
# A worker has no port; the compose file gives it a check of its own.
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s --retries=4 \
  CMD curl -fsS http://127.0.0.1:8080/health || exit 1
ENTRYPOINT ["dotnet", "MleDashboard.Web.dll"]
