namespace Orleans.Runtime;

/// <summary>Who made an activation and knows its successor: a grain class, or the pool of a stateless worker.</summary>
internal interface IActivationOwner
{
    RequestTarget Locate(IdSpan key);

    void Forget(Activation activation);

    /// <summary>
    /// Makes a successor that takes those who wait, and only then puts it in the place of the one that ends: nobody who
    /// comes later gets ahead of them.
    /// </summary>
    /// <returns>False where there is no place to take over, and those who wait must find their own way.</returns>
    bool TrySucceed(Activation ending, LinkedList<Request> waiting);
}
