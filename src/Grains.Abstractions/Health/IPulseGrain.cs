namespace Spherespace.Health;

/// <summary>Answers, to show that grains answer. Any host that is asked has one of its own.</summary>
public interface IPulseGrain : IGrainWithGuidKey
{
    Task Beat();
}
