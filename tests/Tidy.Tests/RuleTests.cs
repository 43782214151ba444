namespace Spherespace.Tidy;

/// <summary>Each rule finds what it is for.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("src/Grains/Polls/PollGrain.cs", "var now = DateTimeOffset.UtcNow;")]
    [InlineData("src/Api/Polls/PollEndpoints.cs", "Console.WriteLine(poll);")]
    [InlineData("src/Api/Polls/PollEndpoints.cs", "var poll = grains.GetGrain<IPollGrain>(id);")]
    [InlineData("src/Api/Polls/PollEndpoints.cs", "using Spherespace.Silo;")]
    [InlineData("src/Grains/Polls/PollGrain.cs", "await store.ReadAsync().ConfigureAwait(false);")]
    [InlineData("tests/Api.Tests/Polls/PollTests.cs", "await Task.Delay(100);")]
    [InlineData("tests/Api.Tests/Polls/PollTests.cs", "[Fact(Skip = \"later\")]")]
    public void Calls_Banned_AreFound(string path, string line) => Found(Words.Calls, path, line).ShouldBe((path, 2));

    [Theory]
    [InlineData("src/Api/Hosting/Launch.cs", "using Spherespace.Silo;")]
    [InlineData("src/Api/Hosting/Launch.cs", "Console.Error.WriteLine(reason);")]
    [InlineData("src/Embedded/Hosting/GrainFactory.cs", "public T GetGrain<T>(Guid key)")]
    [InlineData("src/Grains.Abstractions/GrainKeys.cs", "grains.GetGrain<IPollGrain>(id.Value);")]
    [InlineData("src/Grains/Polls/PollGrain.cs", "var now = clock.GetUtcNow();")]
    public void Calls_InTheirPlace_AreFine(string path, string line) => Found(Words.Calls, path, line).ShouldBeNull();

    [Theory]
    [InlineData("-- FIXME: slow")]
    [InlineData("// TODO: later")]
    [InlineData("/* HACK */")]
    public void Marks_Left_AreFound(string line) => Found(Words.Marks, "src/Storage/Polls/Sql/A.sql", line).ShouldNotBeNull();

    [Fact]
    public void Marks_WithAnIssue_AreFine() => Found(Words.Marks, "src/Api/A.cs", "// TODO: pages, see #12").ShouldBeNull();

    [Theory]
    [InlineData("src/Grains/Grains.csproj", "../Api/Api.csproj")]
    [InlineData("src/Storage/Storage.csproj", "../Grains/Grains.csproj")]
    [InlineData("src/Api/Api.csproj", "../Embedded/Embedded.csproj")]
    [InlineData("src/New/New.csproj", "../Storage/Storage.csproj")]
    public void Arrows_Backwards_AreFound(string project, string target) =>
        Layout.WrongArrows(SourceTree.With(project, $"<Project><ProjectReference Include=\"{target}\" /></Project>")).ShouldHaveSingleItem();

    [Fact]
    public void Projects_OutsideTheSolution_AreFound() =>
        Layout.MissingProjects(SourceTree.With("tests/New/New.csproj", "<Project />")).ShouldHaveSingleItem();

    [Theory]
    [InlineData("PLAN.md")]
    [InlineData("scripts/run.sh")]
    public void Root_Littered_IsFound(string path) => Layout.WrongRoots(SourceTree.With(path)).ShouldHaveSingleItem();

    [Theory]
    [InlineData("src/Api/Ballots/A.cs")]
    [InlineData("src/Storage/Poll/Sql/A.sql")]
    public void Folders_OfNoFeature_AreFound(string path) => Layout.WrongFolders(SourceTree.With(path)).ShouldHaveSingleItem();

    [Fact]
    public void Folders_NamedForAKindOfClass_AreFound() =>
        Layout.KindFolders(SourceTree.With("src/Api/Polls/Services/A.cs")).ShouldHaveSingleItem();

    [Fact]
    public void Files_TooLong_AreFound()
    {
        Layout.LongFiles(SourceTree.With("src/Api/A.cs", new string[351])).ShouldHaveSingleItem();
        Layout.LongFiles(SourceTree.With("README.md", new string[151])).ShouldHaveSingleItem();
        Layout.LongFiles(SourceTree.With("src/Api/A.cs", new string[350])).ShouldBeEmpty();
    }

    [Fact]
    public void Statements_Unused_AreFound() =>
        Layout.UnusedSql(SourceTree.With("src/Storage/Polls/Sql/AppendBallot.sql", "select 1")).ShouldHaveSingleItem();

    private static (string Path, int Line)? Found(Words[] rules, string path, string line)
    {
        var finding = rules.SelectMany(words => words.In(SourceTree.With(path, "", line))).SingleOrDefault();
        return finding is null ? null : (finding.Path, finding.Line);
    }
}
