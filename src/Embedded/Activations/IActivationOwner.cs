namespace Orleans.Runtime;

/// <summary>Who made an activation and knows its successor: a grain class, or the pool of a stateless worker.</summary>
internal interface IActivationOwner
{
    RequestTarget Locate(IdSpan key);

    void Forget(Activation activation);

    /// <summary>
    /// Puts a successor, which takes those who wait, in the place of the one that ends. Nobody who comes later gets
    /// ahead of them.
    /// </summary>
    /// <returns>False where there is no place to take over, and those who wait must find their own way.</returns>
    bool TrySucceed(Activation ending, LinkedList<Request> waiting);
}
