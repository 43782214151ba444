using Spherespace.Accounts;
using Spherespace.Conversations;
using Spherespace.Hosting;
using Spherespace.People;

if (await Launch.ProbeAsync(args) is { } health) return health;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

builder.AddFrontTier();
builder.AddAccounts();
builder.AddPeople();
builder.AddConversations();

var app = builder.Build();
app.UseFrontTier();

app.MapOperations();
var api = app.MapApi();
api.MapAccounts();
api.MapPeople();
api.MapConversations();

return await app.RunToTheEndAsync();
