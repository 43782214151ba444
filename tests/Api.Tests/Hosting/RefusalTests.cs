using System.Reflection;

namespace Spherespace.Hosting;

public sealed class RefusalTests
{
    private static readonly IRefusalTable[] Tables =
    [
        .. typeof(Refusal).Assembly.GetTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(member => member switch
            {
                FieldInfo field when typeof(IRefusalTable).IsAssignableFrom(field.FieldType) => field.GetValue(null),
                _ => null,
            })
            .OfType<IRefusalTable>().Distinct(),
    ];

    [Fact]
    public void EveryRefusal_OfEveryFeature_HasItsPlace()
    {
        var refusals = typeof(UserId).Assembly.GetTypes().Where(type => type.IsEnum && type.Name.EndsWith("Refusal", StringComparison.Ordinal));

        refusals.Except(Tables.Select(table => table.Refusals)).ShouldBeEmpty("These enums have no RefusalTable.");
        Tables.SelectMany(table => table.Unmapped).ShouldBeEmpty("These values have no place in their RefusalTable.");
    }

    [Fact]
    public void EveryRefusal_SaysWhatAClientCanRelyOn()
    {
        var refusals = Tables.SelectMany(table => (IEnumerable<Refusal>)table);

        foreach (var refusal in refusals)
        {
            refusal.Status.ShouldBeOneOf(400, 401, 403, 404, 409, 413, 415, 429, 503);
            refusal.Code.ShouldMatch("^[a-z]+(_[a-z]+)*$");
            refusal.Text.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Fact]
    public void ToAnswer_OfSeveralFaults_NamesThemAll()
    {
        Refusal[] faults = [Refusals.Invalid("username", "Too short."), Refusals.Invalid("username", "Taken."), new(409, "email_taken", "email", "Taken.")];

        var answer = faults.ToAnswer().Refused;

        answer.Error.ShouldBe("invalid");
        answer.Details["username"].ShouldBe(["Too short.", "Taken."]);
        answer.Details["email"].ShouldBe(["Taken."]);
    }

    [Fact]
    public void ToAnswer_OfOneRefusal_KeepsItsCode() =>
        new Refusal(409, "email_taken", "email", "Taken.").ToAnswer().Refused.Error.ShouldBe("email_taken");
}
