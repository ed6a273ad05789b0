#pragma once

#include "core/base/digest.h"
#include "core/jobs/inputintake.h"
#include "core/library/inputs.h"
#include "core/library/library.h"
#include "core/net/httpclient.h"
#include "core/provider/bundledmodels.h"
#include "core/sandbox/fakehttpserver.h"
#include "core/schema/inputname.h"
#include "tests/support/pictures.h"
#include "tests/support/uisupport.h"
#include "ui/common/droppedpicture.h"
#include "ui/common/theme.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/pictures/formpictures.h"
#include "ui/compose/pictures/panedrop.h"
#include "ui/compose/pictures/picturecard.h"

#include <QCoroTask>

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextEdit>
#include <QtTest>

namespace limner::test {

using namespace Qt::StringLiterals;

inline ModelSchema editor(ParameterKind kind = ParameterKind::File)
{
    ModelSchema schema = bundledModel();
    Parameter image;
    image.name = u"image"_s;
    image.kind = kind;
    if (kind == ParameterKind::Files)
        image.maximumLength = 3;
    schema.parameters.push_back(image);
    return schema;
}

inline std::unique_ptr<QMimeData> files(const QStringList &paths)
{
    auto data = std::make_unique<QMimeData>();
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    data->setUrls(urls);
    return data;
}

//! The compose panel over a library with its intake; nothing of the rest of the window.
struct Bench {
    QTemporaryDir folder;
    SystemClock clock;
    HttpClient http;
    Theme theme;
    std::unique_ptr<Library> library = *Library::open(folder.path(), clock);
    InputIntake intake{http, *library};
    PictureBringer bringer{intake, Inputs{folder.path()}};
    ComposePanel panel;
    PaneDrop drops{panel, nullptr};
    QSignalSpy refused{&drops, &PaneDrop::refused};
    Inputs inputs{folder.path()};
    std::vector<QList<JobDraft>> submitted;

    explicit Bench(const ModelSchema &schema = editor())
    {
        panel.setBringer(bringer);
        panel.setSchema(schema, u"Replicate"_s);
        QObject::connect(&panel, &ComposePanel::submitted, &panel,
                         [this](const QList<JobDraft> &drafts) { submitted.push_back(drafts); });
        if (auto *const prompt = panel.findChild<QTextEdit *>(u"prompt"_s))
            prompt->clear(); // of the author's example
        panel.resize(344, 900);
        panel.show();
        panel.activateWindow();
        QCoreApplication::processEvents();
    }
    ~Bench()
    {
        QGuiApplication::clipboard()->clear();
        QCoro::waitFor(intake.drain());
    }
    template <typename T = QWidget>
    T *find(const QString &name) const
    {
        T *const found = panel.findChild<T *>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    QString file(const QString &name, const QByteArray &bytes) const
    {
        const QString path = folder.filePath(name);
        writeFile(path, bytes);
        return path;
    }
    //! As the window system tells of a drop on the middle of a widget; whether it was taken.
    bool drop(QWidget *target, const QMimeData &data) const
    {
        const QPoint middle = target->rect().center();
        QDragEnterEvent enter{middle, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton,
                              Qt::NoModifier};
        QCoreApplication::sendEvent(target, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent drop{QPointF{middle}, Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton,
                        Qt::NoModifier};
        QCoreApplication::sendEvent(target, &drop);
        return drop.isAccepted() && drop.dropAction() == Qt::CopyAction;
    }
    QWidget *area() const { return find(u"drop_image"_s)->parentWidget(); }
    PictureCard *card(const QString &name = u"picture_image"_s) const
    {
        return panel.findChild<PictureCard *>(name);
    }
    bool isKept(const QString &name = u"picture_image"_s) const
    {
        const PictureCard *const found = card(name);
        return found && found->isVisible() && !found->isPending() && found->input();
    }
    QByteArray kept() const { return inputs.bytes(card()->input()->name).value_or(QByteArray{}); }
    void generate() const
    {
        find<QTextEdit>(u"prompt"_s)->setPlainText(u"a fox"_s);
        QTest::mouseClick(find<QPushButton>(u"generate"_s), Qt::LeftButton);
    }
    //! As the only thing that was sent.
    Json sent() const
    {
        return submitted.size() == 1 ? submitted.front().front().request.parameters
                                     : Json::object();
    }
};

} // namespace limner::test
