using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spherespace.Storage;

// A server with nothing but storage. It says "ready" when it is, and writes its last words when it is told to stop.
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHostedService<LastWords>();
builder.Services.AddStorage(builder.Configuration);
using var host = builder.Build();
try
{
    await host.StartAsync();
}
catch (StorageException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}

await Console.Out.WriteLineAsync("ready");
await host.WaitForShutdownAsync();
return 0;
