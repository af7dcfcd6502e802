using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MleDashboard.Infrastructure.Database.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Synthesizers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "SynthesizerId",
                table: "DatasetVersions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Synthesizers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    NormalizedName = table.Column<string>(type: "text", nullable: false),
                    Origin = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Plan = table.Column<string>(type: "text", nullable: true),
                    DatasetVersionId = table.Column<Guid>(type: "uuid", nullable: true),
                    UploadKey = table.Column<string>(type: "text", nullable: true),
                    OwnerId = table.Column<string>(type: "text", nullable: false),
                    OwnerName = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    JobId = table.Column<Guid>(type: "uuid", nullable: false),
                    Run = table.Column<string>(type: "text", nullable: true),
                    Content = table.Column<string>(type: "text", nullable: true),
                    JudgeJobId = table.Column<Guid>(type: "uuid", nullable: true),
                    JudgeVersionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Judgement = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Synthesizers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Synthesizers_JobRuns_JobId",
                        column: x => x.JobId,
                        principalTable: "JobRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Synthesizers_JobRuns_JudgeJobId",
                        column: x => x.JudgeJobId,
                        principalTable: "JobRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Synthesizers_JobId",
                table: "Synthesizers",
                column: "JobId");

            migrationBuilder.CreateIndex(
                name: "IX_Synthesizers_JudgeJobId",
                table: "Synthesizers",
                column: "JudgeJobId");

            migrationBuilder.CreateIndex(
                name: "IX_Synthesizers_NormalizedName",
                table: "Synthesizers",
                column: "NormalizedName",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Synthesizers");

            migrationBuilder.DropColumn(
                name: "SynthesizerId",
                table: "DatasetVersions");
        }
    }
}
