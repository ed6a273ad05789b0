#include "core/upload/uploadmachine.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestUploadMachine : public QObject {
    Q_OBJECT
private slots:
    void everyEventInEveryState_data();
    void everyEventInEveryState();
    void stateNamesGoThereAndBack();
};

void TestUploadMachine::everyEventInEveryState_data()
{
    QTest::addColumn<int>("event");
    QTest::addColumn<QStringList>("after");
    const auto row = [](const char *name, UploadEvent event, const QStringList &after) {
        QTest::newRow(name) << static_cast<int>(event) << after;
    };
    // What follows in pending, uploading, waiting, rejected, stored; "" = it means nothing.
    row("start", UploadEvent::Start, {u"uploading"_s, {}, {}, {}, {}});
    row("put", UploadEvent::Put, {{}, u"stored"_s, {}, {}, {}});
    row("failed once", UploadEvent::FailedOnce, {{}, u"waiting"_s, {}, {}, {}});
    row("refused", UploadEvent::Refused, {{}, u"rejected"_s, {}, {}, {}});
    row("retry due", UploadEvent::RetryDue, {{}, {}, u"pending"_s, u"pending"_s, {}});
    row("interrupted", UploadEvent::Interrupted, {{}, u"pending"_s, {}, {}, {}});
}

void TestUploadMachine::everyEventInEveryState()
{
    QFETCH(int, event);
    QFETCH(QStringList, after);
    const QList<UploadState> states{UploadState::Pending, UploadState::Uploading,
                                    UploadState::Waiting, UploadState::Rejected,
                                    UploadState::Stored};
    QStringList reached;
    for (const UploadState state : states) {
        const auto following = next(state, static_cast<UploadEvent>(event));
        reached.append(following ? toString(*following) : QString{});
    }
    QCOMPARE(reached, after);
}

void TestUploadMachine::stateNamesGoThereAndBack()
{
    for (const QString &name :
         {u"pending"_s, u"uploading"_s, u"waiting"_s, u"rejected"_s, u"stored"_s})
        QCOMPARE(toString(uploadStateFromString(name)), name);
    QCOMPARE(toString(uploadStateFromString(u"nonsense"_s)), u"pending"_s);
}

QTEST_GUILESS_MAIN(TestUploadMachine)
#include "tst_uploadmachine.moc"
