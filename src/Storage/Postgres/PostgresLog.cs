namespace Spherespace.Storage;

/// <summary>What PostgreSQL says: <c>postgres.log</c> in the data directory, and its last lines in memory for messages.</summary>
internal sealed class PostgresLog : IDisposable
{
    private const long BytesMax = 10 * 1024 * 1024;
    private const int LastLinesMax = 12;

    private readonly Lock _gate = new();
    private readonly Queue<string> _last = new();
    private readonly StreamWriter _file;

    /// <summary>Goes on with the file; a large one is put aside as <c>.1</c>, in place of the one before.</summary>
    public PostgresLog(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: > BytesMax }) File.Move(path, path + ".1", overwrite: true);
        _file = new StreamWriter(path, append: true) { AutoFlush = true };
    }

    public void Write(string line)
    {
        lock (_gate)
        {
            _file.WriteLine(line);
            _last.Enqueue(line);
            if (_last.Count > LastLinesMax) _last.Dequeue();
        }
    }

    public string LastLines()
    {
        lock (_gate) return string.Join('\n', _last);
    }

    public void Dispose()
    {
        lock (_gate) _file.Dispose();
    }
}
