namespace Spherespace.People;

internal static class PeopleHosting
{
    public static void AddPeople(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PeopleQueries>();
}
