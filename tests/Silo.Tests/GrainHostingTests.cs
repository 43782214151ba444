using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Spherespace.Testing;

namespace Spherespace.Silo;

public sealed class GrainHostingTests
{
    [Fact]
    public async Task AddGrains_Started_IsHealthy()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var silo = await TestSilo.StartAsync(database);

        var health = await silo.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        health.Entries["grains"].Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task AddGrains_WrongSettingsOfSeveralSections_NamesThemAll()
    {
        await using var silo = TestSilo.Compose(
            ("Silo:Port", "70000"),
            ("Silo:GatewayPort", "-1"),
            ("Silo:Cluster", " "),
            ("Storage:ConnectionsMax", "0"));

        var faults = silo.SettingFaults();

        faults.Count.ShouldBe(4);
        faults.ShouldContain(fault => fault.StartsWith("Silo:Port "));
        faults.ShouldContain(fault => fault.StartsWith("Silo:GatewayPort "));
        faults.ShouldContain(fault => fault.StartsWith("Silo:Cluster "));
        faults.ShouldContain(fault => fault.StartsWith("Storage:ConnectionsMax "));
    }

    [Theory]
    [InlineData("Silo:Port", "eleven")]
    [InlineData("Silo:Mode", "Neither")]
    public async Task AddGrains_SettingOfTheWrongType_NamesIt(string setting, string value)
    {
        await using var silo = TestSilo.Compose((setting, value));

        silo.SettingFaults().ShouldHaveSingleItem().ShouldContain($"'{setting}'");
    }

    [Fact]
    public async Task AddGrains_OnePortForBoth_NamesBoth()
    {
        await using var silo = TestSilo.Compose(("Silo:Port", "30000"));

        silo.SettingFaults().ShouldHaveSingleItem().ShouldContain("Silo:Port and Silo:GatewayPort must differ");
    }
}
