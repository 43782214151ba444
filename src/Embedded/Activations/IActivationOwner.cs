namespace Orleans.Runtime;

/// <summary>Who made an activation and knows its successor: a grain class, or the pool of a stateless worker.</summary>
internal interface IActivationOwner
{
    RequestTarget Locate(IdSpan key);

    void Forget(Activation activation);
}
