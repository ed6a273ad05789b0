// The form of every schema in tests/data/schemas: all of it is there, named, within a narrow pane,
// and what nobody touched is what the model itself would take.

#include "core/provider/bundledmodels.h"
#include "tests/ui/compose/composesupport.h"
#include "ui/compose/form/formplan.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTranslator>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestFormSchemas : public QObject {
    Q_OBJECT
private slots:
    void aModelHasItsForm_data();
    void aModelHasItsForm();
    void whatShipsSpeaksChinese();

private:
    Theme m_theme;
};

void TestFormSchemas::aModelHasItsForm_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder{QStringLiteral(LIMNER_TEST_DATA) + u"/schemas"_s};
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    QVERIFY(names.size() >= 30);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestFormSchemas::aModelHasItsForm()
{
    QFETCH(QString, path);
    QFile file{path};
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<ModelSchema> schema = parseModelFile(file.readAll());
    QVERIFY(schema);
    ComposePanel panel;
    panel.resize(280, 600);
    panel.setSchema(*schema, u"Replicate"_s);
    panel.show();
    if (auto *const advanced = find<QPushButton>(panel, u"advancedToggle"_s); advanced->isVisible())
        advanced->click();
    QCoreApplication::processEvents();
    QCOMPARE(namelessControls(panel), QStringList{});
    for (const QScrollArea *area : panel.findChildren<QScrollArea *>()) {
        if (area->isVisible())
            QTRY_COMPARE(area->viewport()->width(), area->widget()->width());
    }
    // Nothing that nobody set; the size and the count are the form's own choice where the model
    // leaves it open.
    const Json values = panel.values();
    for (const auto &[name, value] : values.items())
        QVERIFY2(!value.is_null(), name.c_str());
    for (const Problem &problem : validate(*schema, values).problems)
        QVERIFY2(problem.kind == Problem::Kind::Required, qPrintable(describe(problem)));
    // Drafts and reuse change nothing.
    panel.setValues(values, SeedUse::Keep);
    QCOMPARE(toBytes(panel.values()), toBytes(values));
}

void TestFormSchemas::whatShipsSpeaksChinese()
{
    QTranslator translator;
    QVERIFY(translator.load(u":/i18n/limner_zh_CN.qm"_s));
    QCoreApplication::installTranslator(&translator);
    const QStringList sameInBoth{u"VAE"_s, u"LoRA"_s};
    for (const QString &provider : {u"replicate"_s, u"together"_s, u"minimax"_s}) {
        QVERIFY(!bundledModels(provider).empty());
        for (const ModelSchema &schema : bundledModels(provider)) {
            for (const Parameter &parameter : schema.parameters) {
                const QString title = fieldTitle(parameter);
                const bool isChinese = title.toUtf8().size() > title.size();
                QVERIFY2(isChinese || sameInBoth.contains(title),
                         qPrintable(schema.model + u": "_s + title));
            }
        }
    }
}

QTEST_MAIN(TestFormSchemas)
#include "tst_formschemas.moc"
