// Pictures by their id, on the command line: links made fresh, to the trash and back.
#include "tests/app/trial.h"

#include <QUrlQuery>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestPicturesCli : public QObject {
    Q_OBJECT
private slots:
    void aPictureGoesToTheTrashAndBack();
    void aLinkIsMadeAsItIsWanted();
    void aSignedLinkLivesAsLongAsIsSaid();
    void whatHasNoLinkSaysWhy();
    void whatIsWrongChangesNothing_data();
    void whatIsWrongChangesNothing();

private:
    [[nodiscard]] static QString id(const Trial &trial) { return textAt(trial.list().at(0), "id"); }
    [[nodiscard]] static ProgramRun run(const Trial &trial, const QStringList &words)
    {
        return trial.program.run(words + QStringList{u"--json"_s});
    }
};

void TestPicturesCli::aPictureGoesToTheTrashAndBack()
{
    Trial trial;
    QCOMPARE(trial.generate(u"a lamp"_s).exitCode, 0);
    const QString name = id(trial);
    const Json ids = Json::array({name.toStdString()});
    const ProgramRun gone = run(trial, {u"trash"_s, name});
    QVERIFY2(gone.exitCode == 0, told(gone).constData());
    QVERIFY(memberAt(gone.json(), "trashed") == ids);
    QCOMPARE(trial.list().size(), 0u);
    QCOMPARE(memberAt(run(trial, {u"trash"_s, name}).json(), "trashed").size(), 0u);
    QVERIFY(memberAt(run(trial, {u"restore"_s, name, name}).json(), "restored") == ids);
    QCOMPARE(trial.list().size(), 1u);
    QCOMPARE(trial.program.run({u"trash"_s, name}).out, "Pictures in the trash now: 1\n"_ba);
}

void TestPicturesCli::aLinkIsMadeAsItIsWanted()
{
    Trial trial;
    QCOMPARE(trial.generate(u"a [lamp]"_s).exitCode, 0);
    const QString name = id(trial);
    const Json one = memberAt(run(trial, {u"link"_s, name}).json(), "links").at(0);
    QCOMPARE(textAt(one, "id"), name);
    QCOMPARE(textAt(one, "text"), textAt(one, "url"));
    QCOMPARE(trial.open(textAt(one, "url")).status, 200);
    const QByteArray text = trial.program.run({u"link"_s, name, u"--format"_s, u"markdown"_s}).out;
    QVERIFY2(text.startsWith("![a \\[lamp\\]]("), text.constData());
}

void TestPicturesCli::aSignedLinkLivesAsLongAsIsSaid()
{
    Trial trial;
    trial.program.set(u"LIMNER_LINKS"_s, u"presigned"_s);
    QCOMPARE(trial.generate(u"a lamp"_s).exitCode, 0);
    const auto seconds = [&](const QStringList &more) {
        const ProgramRun made = run(trial, QStringList{u"link"_s, id(trial)} + more);
        const QString url = textAt(memberAt(made.json(), "links").at(0), "url");
        return QUrlQuery{QUrl{url}}.queryItemValue(u"X-Amz-Expires"_s);
    };
    QCOMPARE(seconds({u"--lifetime=90s"_s}), u"90"_s);
    QCOMPARE(seconds({u"--lifetime"_s, u"2h"_s}), u"7200"_s);
    QCOMPARE(seconds({u"--lifetime=7d"_s}), u"604800"_s);
}

void TestPicturesCli::whatHasNoLinkSaysWhy()
{
    Trial trial;
    trial.store.options.isFull = true;
    static_cast<void>(trial.generate(u"a lamp"_s));
    const ProgramRun made = run(trial, {u"link"_s, id(trial)});
    QCOMPARE(made.exitCode, 6);
    const Json one = memberAt(made.json(), "links").at(0);
    QVERIFY(memberAt(one, "url").is_null());
    QCOMPARE(textAt(memberAt(one, "error"), "kind"), u"not_uploaded"_s);
}

void TestPicturesCli::whatIsWrongChangesNothing_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no picture") << QStringList{u"trash"_s};
    QTest::newRow("a stranger beside it") << QStringList{u"trash"_s, u"ID"_s, u"nobody"_s};
    QTest::newRow("a format there is not") << QStringList{u"link"_s, u"ID"_s, u"--format=xml"_s};
    QTest::newRow("too long a life") << QStringList{u"link"_s, u"ID"_s, u"--lifetime=8d"_s};
    QTest::newRow("no life at all") << QStringList{u"link"_s, u"ID"_s, u"--lifetime=0s"_s};
    QTest::newRow("a life without a unit") << QStringList{u"link"_s, u"ID"_s, u"--lifetime=5"_s};
    QTest::newRow("a format of a list") << QStringList{u"list"_s, u"--format=html"_s};
}

void TestPicturesCli::whatIsWrongChangesNothing()
{
    QFETCH(QStringList, words);
    Trial trial;
    QCOMPARE(trial.generate(u"a lamp"_s).exitCode, 0);
    words.replaceInStrings(u"ID"_s, id(trial));
    const ProgramRun wrong = run(trial, words);
    QVERIFY2(wrong.exitCode == 2, told(wrong).constData());
    QVERIFY(!wrong.err.isEmpty());
    QCOMPARE(trial.list().size(), 1u);
}

QTEST_GUILESS_MAIN(TestPicturesCli)
#include "tst_picturescli.moc"
