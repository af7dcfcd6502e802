using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MleDashboard.Infrastructure.Database.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Synthesizers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NormalizedName = table.Column<string>(type: "TEXT", nullable: false),
                    Origin = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Plan = table.Column<string>(type: "TEXT", nullable: true),
                    DatasetVersionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UploadKey = table.Column<string>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<string>(type: "TEXT", nullable: false),
                    OwnerName = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    JobId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Run = table.Column<string>(type: "TEXT", nullable: true),
                    Content = table.Column<string>(type: "TEXT", nullable: true),
                    JudgeJobId = table.Column<Guid>(type: "TEXT", nullable: true),
                    JudgeVersionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Judgement = table.Column<string>(type: "TEXT", nullable: true)
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
