namespace Spherespace.Silo;

/// <summary>What has to be set together for more than one process.</summary>
public sealed class ClusterSettingsTests
{
    private const string Database = "Host=db;Username=spherespace;Database=spherespace";

    [Fact]
    public async Task AddGrains_ClusterWithItsOwnDatabase_AsksForASharedOne()
    {
        await using var silo = TestSilo.Compose(("Clustering:Redis", "redis:6379"));

        silo.SettingFaults().ShouldHaveSingleItem().ShouldContain("ConnectionStrings:Spherespace");
    }

    [Theory]
    [InlineData("port=x,,=")]
    [InlineData("password=secret")]
    public async Task AddGrains_NoRedisAddress_ShowsOneWithoutRepeatingWhatWasSet(string redis)
    {
        await using var silo = TestSilo.Compose(("Clustering:Redis", redis), ("ConnectionStrings:Spherespace", Database));

        var fault = silo.SettingFaults().ShouldHaveSingleItem();
        fault.ShouldContain("Clustering:Redis");
        fault.ShouldNotContain("secret");
    }

    [Fact]
    public async Task AddGrains_ClientOfNobody_AsksForSilosAndTheirDatabase()
    {
        await using var silo = TestSilo.Compose(("Silo:Mode", "Client"), ("Silo:GatewayPort", "0"));

        var faults = silo.SettingFaults();

        faults.Count.ShouldBe(2);
        faults.ShouldContain(fault => fault.Contains("ConnectionStrings:Spherespace"));
        faults.ShouldContain(fault => fault.Contains("Silo:GatewayPort"));
    }
}
