namespace Spherespace.Tidy;

/// <summary>The tree as it is.</summary>
public sealed class TidyTests
{
    [Fact]
    public void Projects_All_PointOneWay() => Layout.WrongArrows(SourceTree.Ours).ShouldBeNone();

    [Fact]
    public void Projects_All_StandInTheSolution() => Layout.MissingProjects(SourceTree.Ours).ShouldBeNone();

    [Fact]
    public void Root_HoldsTheFrontDoorOnly() => Layout.WrongRoots(SourceTree.Ours).ShouldBeNone();

    [Fact]
    public void Folders_OfFeatures_BearTheirNames() => Layout.WrongFolders(SourceTree.Ours).ShouldBeNone();

    [Fact]
    public void Folders_All_AreNamedForWhatTheyAreAbout() => Layout.KindFolders(SourceTree.Ours).ShouldBeNone();

    [Fact]
    public void Files_All_CanBeRead() => Layout.LongFiles(SourceTree.Ours).ShouldBeNone();

    [Fact]
    public void Statements_All_AreUsed() => Layout.UnusedSql(SourceTree.Ours).ShouldBeNone();

    [Fact]
    public void Calls_NoneIsBanned() => Words.Calls.SelectMany(words => words.In(SourceTree.Ours)).ShouldBeNone();

    [Fact]
    public void Marks_NoneIsLeft() => Words.Marks.SelectMany(words => words.In(SourceTree.Ours)).ShouldBeNone();

    [Fact]
    public void Tree_IsTheWholeOne() => SourceTree.Ours.Files.Count.ShouldBeGreaterThan(300);
}
