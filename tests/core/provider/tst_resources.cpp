#include <QFile>
#include <QtTest>

class TestResources : public QObject {
    Q_OBJECT
private slots:
    void compiledInFilesAreThereWithoutAnyCall_data();
    void compiledInFilesAreThereWithoutAnyCall();
};

void TestResources::compiledInFilesAreThereWithoutAnyCall_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("holds");
    QTest::newRow("model") << QStringLiteral(":/models/animagine-xl-4.0.json")
                           << QByteArray{"openapi_schema"};
    QTest::newRow("migration") << QStringLiteral(":/migrations/001.sql")
                               << QByteArray{"CREATE TABLE"};
}

void TestResources::compiledInFilesAreThereWithoutAnyCall()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, holds);
    QFile file{path};
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
    QVERIFY(file.readAll().contains(holds));
}

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"
