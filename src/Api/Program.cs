using Spherespace.Accounts;
using Spherespace.Hosting;
using Spherespace.People;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

builder.AddFrontTier();
builder.AddAccounts();
builder.AddPeople();

var app = builder.Build();
app.UseFrontTier();

var api = app.MapApi();
api.MapAccounts();
api.MapPeople();

await app.RunAsync();
