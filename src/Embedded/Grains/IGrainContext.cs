namespace Orleans.Runtime;

/// <summary>One activation of a grain, as the grain itself and its services see it.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    GrainId GrainId { get; }

    /// <summary>The grain object; null until it was made.</summary>
    object? GrainInstance { get; }

    GrainReference GrainReference { get; }

    /// <summary>The services of this activation's scope; disposed with it.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the activation is gone.</summary>
    Task Deactivated { get; }

    /// <summary>Ends the activation once its running requests are done. Returns at once.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}

/// <summary>Finds the activation that the current turn belongs to.</summary>
public interface IGrainContextAccessor
{
    IGrainContext GrainContext { get; }
}

internal sealed class GrainContextAccessor : IGrainContextAccessor
{
    public IGrainContext GrainContext => RuntimeContext.Require();
}
