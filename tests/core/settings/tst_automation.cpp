#include "core/settings/automation.h"
#include "core/settings/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestAutomation : public QObject {
    Q_OBJECT
private slots:
    void comesBackAsItWasSaved();
    void theRestOfTheFileStays();
    void savingTheRestKeepsIt();
    void whatIsNoValueIsTheDefault();

private:
    [[nodiscard]] static Automation chosen()
    {
        return {.door = true,
                .doorAddress = u"::1"_s,
                .doorPort = 9000,
                .doorOutside = u"https://pictures.example"_s,
                .doorOrigins = u"https://a.example, http://localhost:5173"_s,
                .notifyUrl = u"https://bot.example/heard?a=1,2;3"_s,
                .notifyPrivate = true,
                .webhookUrl = u"https://pictures.example"_s};
    }
    [[nodiscard]] QString file() const { return m_folder.filePath(u"settings.ini"_s); }
    QTemporaryDir m_folder;
};

void TestAutomation::comesBackAsItWasSaved()
{
    QVERIFY(saveAutomation(chosen(), file()));
    QCOMPARE(loadAutomation(file()), chosen());
    QVERIFY(saveAutomation({}, file()));
    QCOMPARE(loadAutomation(file()), Automation{});
}

void TestAutomation::theRestOfTheFileStays()
{
    Settings settings;
    settings.bucket = u"pictures"_s;
    settings.draft = uR"({"prompt":"ein Bär, \"zwei\""})"_s;
    settings.windowGeometry = QByteArray{"\0\x01\xff", 3};
    QVERIFY(saveSettings(settings, file()));
    const Settings before = loadSettings(file(), {});
    QVERIFY(saveAutomation(chosen(), file()));
    QCOMPARE(loadSettings(file(), {}), before);
}

void TestAutomation::savingTheRestKeepsIt()
{
    QVERIFY(saveAutomation(chosen(), file()));
    Settings settings;
    settings.bucket = u"others"_s;
    QVERIFY(saveSettings(settings, file()));
    QCOMPARE(loadAutomation(file()), chosen());
}

void TestAutomation::whatIsNoValueIsTheDefault()
{
    QFile out{file()};
    QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
    out.write("[automation]\ndoor=perhaps\ndoorPort=99999\ndoorAddress=\nnotifyPrivate=1\n");
    out.close();
    QCOMPARE(loadAutomation(file()), Automation{});
}

QTEST_GUILESS_MAIN(TestAutomation)
#include "tst_automation.moc"
