namespace Spherespace.Silo;

/// <summary>A build for one process refuses the settings of a cluster and says which build to take.</summary>
public sealed class ClusterSettingsTests
{
    [Theory]
    [InlineData("Silo:Mode", "Client")]
    [InlineData("Clustering:Redis", "redis:6379")]
    public async Task AddGrains_SettingOfACluster_NamesTheOtherBuild(string setting, string value)
    {
        await using var silo = TestSilo.Compose((setting, value));

        var fault = silo.SettingFaults().ShouldHaveSingleItem();
        fault.ShouldContain(setting);
        fault.ShouldContain("GrainHost=Orleans");
    }
}
