using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Spherespace.Storage;

/// <summary>Keeps one PostgreSQL running: starts it, starts it again when it dies, stops it when told.</summary>
/// <remarks>One thread starts the process, reads what it says and waits for its end. It has to be a thread of its own:
/// the system ties the child to the thread that started it, and threads of the pool come and go.</remarks>
internal sealed partial class Postmaster(
    Func<Process> start, Action<Process> shutDown, Action<Process> abort, PostgresLog log, ILogger logger)
    : IDisposable
{
    private const string ReadyLine = "database system is ready to accept connections";
    private const string PredecessorLine = "is still in use";
    private const int FirstAttemptsMax = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _stopping = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;
    private TimeSpan _pause = FirstPause;

    /// <summary>It accepts connections again after a restart.</summary>
    public event Action? Restarted;

    /// <summary>The process that runs now; null between two.</summary>
    public int? ProcessId
    {
        get
        {
            lock (_gate) return _process?.Id;
        }
    }

    /// <summary>Returns when it accepts connections.</summary>
    /// <exception cref="StorageException">It doesn't come up.</exception>
    public Task StartAsync(CancellationToken cancellation)
    {
        new Thread(Supervise) { Name = "PostgreSQL", IsBackground = true }.Start();
        return _ready.Task.WaitAsync(cancellation);
    }

    /// <summary>Returns when it has ended, its files being whole.</summary>
    public async Task StopAsync()
    {
        _stopping.Set();
        Tell(shutDown);
        try
        {
            await _ended.Task.WaitAsync(StopPatience);
        }
        catch (TimeoutException)
        {
            LogStopIsSlow(logger, StopPatience.TotalSeconds);
            Tell(abort);
            await _ended.Task;
        }
    }

    public void Dispose() => _stopping.Dispose();

    private void Supervise()
    {
        try
        {
            for (var attempt = 1; !_stopping.IsSet; attempt++)
            {
                RunOnce();
                if (_stopping.IsSet) break;
                if (!_ready.Task.IsCompleted && attempt >= FirstAttemptsMax && !WaitsForPredecessor()) throw DoesNotStart();
                LogDied(logger, _pause.TotalSeconds);
                _stopping.Wait(_pause);
                _pause = TimeSpan.FromTicks(Math.Min(_pause.Ticks * 2, LongestPause.Ticks));
            }
        }
        catch (Exception fault)
        {
            _ready.TrySetException(fault);
        }
        finally
        {
            _ready.TrySetCanceled();
            _ended.TrySetResult();
        }
    }

    // The pipe closes when the last process of the cluster has ended, not with the first: a successor wouldn't start
    // beside what is left of its predecessor.
    private void RunOnce()
    {
        using var process = TryStart();
        if (process is null) return;
        Publish(process);
        while (process.StandardError.ReadLine() is { } line)
        {
            log.Write(line);
            if (line.EndsWith(ReadyLine, StringComparison.Ordinal)) OnReady();
        }

        process.WaitForExit();
        Publish(null);
    }

    // While a package is being upgraded the program isn't there for a moment. That is no reason to give up later, only
    // at the first time.
    private Process? TryStart()
    {
        try
        {
            return start();
        }
        catch (Win32Exception fault) when (_ready.Task.IsCompleted)
        {
            log.Write(fault.Message);
            return null;
        }
    }

    private void Publish(Process? process)
    {
        lock (_gate)
        {
            _process = process;
            if (_stopping.IsSet && process is not null) shutDown(process);
        }
    }

    private void OnReady()
    {
        _pause = FirstPause;
        if (!_ready.TrySetResult()) Restarted?.Invoke();
    }

    private void Tell(Action<Process> command)
    {
        lock (_gate)
        {
            if (_process is { HasExited: false }) command(_process);
        }
    }

    // Of a postmaster that was killed, the processes that served its connections end a little later.
    private bool WaitsForPredecessor() => log.LastLines().Contains(PredecessorLine, StringComparison.Ordinal);

    private StorageException DoesNotStart() => new($"The embedded PostgreSQL doesn't start. Its last words:\n{log.LastLines()}");
}
