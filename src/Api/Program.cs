using Spherespace.Accounts;
using Spherespace.Conversations;
using Spherespace.Hosting;
using Spherespace.People;
using Spherespace.Presence;
using Spherespace.Realtime;

if (await Launch.ProbeAsync(args) is { } health) return health;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

builder.AddFrontTier();
builder.AddAccounts();
builder.AddPeople();
builder.AddConversations();
builder.AddPresence();
builder.AddRealtime();

var app = builder.Build();
app.UseFrontTier();

app.MapOperations();
var api = app.MapApi();
api.MapAccounts();
api.MapPeople();
api.MapConversations();
api.MapPresence();
app.MapRealtime();

return await app.RunToTheEndAsync();
