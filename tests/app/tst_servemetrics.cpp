#include "core/base/file.h"
#include "tests/app/servedhouse.h"

#include <QRegularExpression>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! The parser that Prometheus' own people wrote for Python (the Debian package belongs to
//! Debian's Python); prints what it understood as JSON.
const QString parser = uR"(
import json, sys
from prometheus_client.parser import text_string_to_metric_families
families = {}
for family in text_string_to_metric_families(sys.stdin.buffer.read().decode()):
    families[family.name] = {"type": family.type, "help": family.documentation,
        "samples": [{"name": one.name, "labels": one.labels, "value": one.value} for one in family.samples]}
print(json.dumps(families))
)"_s;

//! `/metrics` of `limner serve --sandbox`.
class TestServeMetrics : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void itNeedsTheToken();
    void prometheusUnderstandsIt();
    void whatHappenedIsCounted();
    void theDashboardAsksForWhatThereIs();
    void namesInPathsMakeNoSeries();

private:
    [[nodiscard]] QByteArray metrics() const { return m_house.get("/metrics").body; }
    //! Of the one sample with these labels; -1 = there is none.
    [[nodiscard]] double sample(const QByteArray &nameAndLabels) const;

    Program m_program;
    ServedHouse m_house{m_program, {u"--sandbox"_s}};
};

void TestServeMetrics::initTestCase()
{
    m_house.start();
    const QByteArray urls = m_house.post("/generate", small(u"a counted picture"_s)).body;
    QVERIFY2(urls.contains("http"), urls.constData());
}

double TestServeMetrics::sample(const QByteArray &nameAndLabels) const
{
    for (const QByteArray &line : metrics().split('\n')) {
        if (line.startsWith(nameAndLabels + ' '))
            return line.sliced(nameAndLabels.size() + 1).toDouble();
    }
    return -1;
}

void TestServeMetrics::itNeedsTheToken()
{
    QCOMPARE(m_house.get("/metrics", {{"Authorization", ""}}).status, 401);
    const ServedAnswer answer = m_house.get("/metrics");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("content-type"),
             QByteArray{"text/plain; version=0.0.4; charset=utf-8"});
    QVERIFY(!answer.body.contains(m_house.token()));
    QVERIFY(!answer.body.contains("counted picture"));
}

void TestServeMetrics::prometheusUnderstandsIt()
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-c"_s, parser});
    QVERIFY(python.waitForStarted());
    python.write(metrics());
    python.closeWriteChannel();
    QVERIFY(python.waitForFinished(60'000));
    const Json families = parseJson(python.readAllStandardOutput()).value_or(Json{});
    QVERIFY2(families.is_object(), python.readAllStandardError().constData());
    const std::pair<const char *, const char *> types[] = {
        {"limner_jobs", "gauge"},
        {"limner_queue_wait_seconds", "histogram"},
        {"limner_provider_seconds", "histogram"},
        {"limner_store_seconds", "histogram"},
        {"limner_stored_bytes", "gauge"},
        {"limner_spend", "counter"}, // the parser takes _total off
    };
    for (const auto &[name, type] : types) {
        QVERIFY2(families.contains(name), name);
        QCOMPARE(textAt(families.at(name), "type"), QString::fromLatin1(type));
        QVERIFY(!memberAt(families.at(name), "samples").empty());
        QVERIFY(!textAt(families.at(name), "help").isEmpty());
    }
}

void TestServeMetrics::whatHappenedIsCounted()
{
    const QByteArray model =
        R"(limner_spend_total{provider="replicate",model="aisha-ai-official/animagine-xl-4.0",currency="USD"})";
    QVERIFY(sample(model) > 0);
    QCOMPARE(sample(R"(limner_jobs{provider="replicate",state="done"})"), 1.0);
    QCOMPARE(sample(R"(limner_queue_wait_seconds_count{provider="replicate"})"), 1.0);
    QCOMPARE(sample(R"(limner_provider_seconds_bucket{provider="replicate",le="+Inf"})"), 1.0);
    QVERIFY(sample(R"(limner_provider_seconds_sum{provider="replicate"})") > 0);
    QCOMPARE(sample("limner_store_seconds_count"), 1.0);
    QCOMPARE(sample("limner_stored_pictures"), 1.0);
    QVERIFY(sample("limner_stored_bytes") > 100);
    QCOMPARE(sample("limner_stored_bytes"), sample("limner_library_bytes"));
    QCOMPARE(sample(R"(limner_jobs_finished_total{provider="replicate",state="done"})"), 1.0);
    QCOMPARE(sample(R"(limner_http_requests_total{method="POST",route="/generate",status="200"})"),
             1.0);
}

void TestServeMetrics::theDashboardAsksForWhatThereIs()
{
    const Json board =
        parseJson(readFile(QStringLiteral(LIMNER_DASHBOARD), 1 << 20).value_or(QByteArray{}))
            .value_or(Json{});
    const QByteArray text = '\n' + metrics();
    static const QRegularExpression name{u"\\b(limner_\\w+|process_\\w+)"_s};
    QSet<QString> asked;
    for (const Json &panel : memberAt(board, "panels")) {
        for (const Json &target : memberAt(panel, "targets")) {
            const auto found = name.globalMatch(textAt(target, "expr"));
            QVERIFY(found.hasNext());
            for (const auto &one : found)
                asked.insert(one.captured(1));
        }
    }
    for (const QString &one : asked)
        QVERIFY2(text.contains('\n' + one.toLatin1() + '{') ||
                     text.contains('\n' + one.toLatin1() + ' '),
                 qPrintable(one));
    // And nothing is counted for nobody.
    for (const QByteArray &line : text.split('\n')) {
        const QString told = QString::fromLatin1(line.split(' ').value(2));
        if (line.startsWith("# TYPE"))
            QVERIFY2(asked.contains(told) || asked.contains(told + u"_bucket"_s), qPrintable(told));
    }
}

void TestServeMetrics::namesInPathsMakeNoSeries()
{
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(m_house.get("/v1/jobs/nobody" + QByteArray::number(i)).status, 404);
        QCOMPARE(m_house.get("/nowhere/" + QByteArray::number(i)).status, 404);
    }
    const QByteArray text = metrics();
    QVERIFY(!text.contains("nobody"));
    QVERIFY(!text.contains("nowhere"));
    QCOMPARE(
        sample(R"(limner_http_requests_total{method="GET",route="/v1/jobs/{id}",status="404"})"),
        5.0);
}

QTEST_GUILESS_MAIN(TestServeMetrics)
#include "tst_servemetrics.moc"
