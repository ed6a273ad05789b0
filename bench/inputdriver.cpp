// inputdriver LIBRARY MEGABYTES: the real window on a library, in the sandbox, whose gallery
// scrolls while a picture of so many megabytes is read, looked at, kept, made smaller and sent to a
// model. The trace tells what it felt like, between its marks bench.begin and bench.end.
#include "bench/benchwindow.h"
#include "ui/common/inputtext.h"

#include <QAbstractItemView>
#include <QImage>
#include <QImageWriter>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>

#include <cmath>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto longest = 300s;

//! Noise, which no format makes smaller.
void writeNoise(const QString &file, int megabytes)
{
    const int edge = static_cast<int>(std::sqrt(megabytes * 1e6 / 3));
    QImage image{edge, edge, QImage::Format_RGB888};
    QRandomGenerator random{7};
    for (int y = 0; y < edge; ++y) {
        uchar *const line = image.scanLine(y);
        for (int x = 0; x < edge * 3; ++x)
            line[x] = static_cast<uchar>(random.generate());
    }
    QImageWriter writer{file, "png"};
    writer.setQuality(100);
    if (!writer.write(image))
        qFatal("%s", qUtf8Printable(writer.errorString()));
}

class Sending : public QObject {
public:
    Sending(Application &application, MainWindow &window, const QString &file)
        : m_queue{application.jobs()}
        , m_window{window}
    {
        auto *const scrolling = new QTimer{this};
        scrolling->setTimerType(Qt::PreciseTimer);
        connect(scrolling, &QTimer::timeout, this, [this] { scroll(); });
        scrolling->start(16ms);
        connect(&application.intake(), &InputIntake::kept, this,
                [this](quint64, const KeptInput &input) { send(input); });
        connect(&application.intake(), &InputIntake::failed, this, [](quint64, const Error &error) {
            endBench(qUtf8Printable(inputErrorText(error)));
        });
        connect(&m_queue.source()->board(), &JobBoard::jobFinished, this, [this](const Job &job) {
            const QString why = job.error ? u": "_s + job.error->message : QString{};
            trace::mark("bench", "bench.sent", toString(job.state) + why);
            if (--m_unfinished == 0)
                endBench(nullptr);
        });
        QTimer::singleShot(longest, this, [] { endBench("it took too long"); });
        // A community model is run by its version, which is learned before.
        connect(&application.models(), &ModelStore::modelReady, this,
                [this, file, &application](const QString &, const ModelSchema &schema) {
                    m_version = schema.version;
                    begin(application, file);
                });
        connect(&application.models(), &ModelStore::modelFailed, this,
                [] { endBench("the model is not there"); });
        Remote<ModelStore>{application.models()}.tell(
            [](ModelStore &models) { models.request(u"replicate"_s, u"acme/repaint"_s); });
    }

private:
    static void begin(Application &application, const QString &file)
    {
        trace::mark("bench", "bench.begin");
        InputOrder order{.ticket = newInputTicket(), .sources = {{.file = file}}};
        Remote<InputIntake>{application.intake()}.tell(
            [order](InputIntake &intake) { intake.take(order); });
    }
    void scroll()
    {
        QScrollBar *const bar =
            control<QAbstractItemView>(m_window, u"gallery"_s).verticalScrollBar();
        bar->setValue(bar->value() >= bar->maximum() ? 0 : bar->value() + 60);
    }
    //! To a provider that takes files ahead, and to one that takes small ones alone.
    void send(const KeptInput &input)
    {
        trace::mark("bench", "bench.kept", keptInputText(input));
        JobDraft inFile;
        inFile.request.provider = u"replicate"_s;
        inFile.request.model = u"acme/repaint"_s;
        inFile.request.version = m_version;
        inFile.request.parameters = {{"prompt", "a lamp"}, {"image", input.name.toStdString()}};
        JobDraft small;
        small.request.provider = u"minimax"_s;
        small.request.model = u"image-01"_s;
        small.request.parameters = {{"prompt", "a lamp"},
                                    {"subject_reference", input.name.toStdString()}};
        m_queue.tell([drafts = std::vector{inFile, small}](JobQueue &queue) {
            if (!queue.intake().submit(drafts))
                qFatal("the jobs are not taken");
        });
    }
    Remote<JobQueue> m_queue;
    MainWindow &m_window;
    QString m_version;
    int m_unfinished = 2;
};

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 3)
        qFatal("inputdriver LIBRARY MEGABYTES");
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"noise.png"_s);
    writeNoise(file, QByteArray{argv[2]}.toInt());
    return runBenchWindow(argc, argv, QString::fromLocal8Bit(argv[1]),
                          [file](Application &application, MainWindow &window) {
                              return std::make_unique<Sending>(application, window, file);
                          });
}
