using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>Whatever a call can be addressed to: a grain or an observer.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    /// <summary>Marks a grain interface. Derive from one of the keyed interfaces below.</summary>
    public interface IGrain : IAddressable;

    /// <summary>A grain whose key is a <see cref="Guid"/>.</summary>
    public interface IGrainWithGuidKey : IGrain;

    /// <summary>A grain whose key is a <see cref="long"/>.</summary>
    public interface IGrainWithIntegerKey : IGrain;

    /// <summary>A grain whose key is a <see cref="string"/>.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>A grain whose key is a <see cref="Guid"/> and a text.</summary>
    public interface IGrainWithGuidCompoundKey : IGrain;

    /// <summary>A grain whose key is a <see cref="long"/> and a text.</summary>
    public interface IGrainWithIntegerCompoundKey : IGrain;

    /// <summary>Marks an interface whose implementations grains can call back.</summary>
    public interface IGrainObserver : IAddressable;
}
