using Spherespace.Hosting;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

builder.AddFrontTier();

var app = builder.Build();
app.UseFrontTier();

app.MapApi();

await app.RunAsync();
