namespace Spherespace.Storage;

/// <summary>The store can't be used as it is. The message is for the operator: one sentence with what is wrong, where,
/// and what to do about it. Programs print it without a stack trace.</summary>
public sealed class StorageException : Exception
{
    public StorageException(string message) : base(message)
    {
    }

    public StorageException(string message, Exception inner) : base(message, inner)
    {
    }
}
