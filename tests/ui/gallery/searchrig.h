#pragma once

#include "tests/ui/gallery/farstudio.h"
#include "ui/gallery/searchfield.h"
#include "ui/gallery/searchflow.h"
#include "ui/gallery/searchpopup.h"
#include "ui/gallery/searchrows.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

namespace limner::test {

using namespace Qt::StringLiterals;

//! A field in a window with something else that takes the focus.
struct Rig {
    QWidget window;
    SearchField *field = nullptr;
    QPushButton *other = nullptr;
    SearchFlow *flow = nullptr;

    explicit Rig(const Services &services)
    {
        window.resize(900, 600);
        field = new SearchField{&window};
        field->setGeometry(200, 10, 360, 30);
        other = new QPushButton{u"Other"_s, &window};
        other->setGeometry(10, 10, 80, 30);
        flow = new SearchFlow{services, *field, &window};
        window.show();
        window.activateWindow();
        field->setFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();
    }
    SearchPopup *popup() const { return window.findChild<SearchPopup *>(); }
    SearchRows *rows() const { return window.findChild<SearchRows *>(); }
    QStringList shown() const
    {
        QStringList out;
        if (!popup()->isVisible() || !popup()->hasRows())
            return out;
        for (int row = 0; row < rows()->model()->rowCount(); ++row)
            out.append(rows()->model()->index(row, 0).data().toString());
        return out;
    }
    QString chosen() const { return rows()->chosen() ? rows()->chosen()->text : QString{}; }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) const
    {
        QTest::keyClick(field, key, with);
    }
    void type(const QString &text) const { QTest::keyClicks(field, text); }
    QLineEdit *name() const { return window.findChild<QLineEdit *>(u"searchName"_s); }
};

//! Pictures with tags.
struct Tagged {
    Studio studio;
    Rig rig;

    Tagged()
        : rig{fill(studio)}
    {}
    static Services fill(Studio &studio)
    {
        std::vector<ArtworkId> ids;
        for (int i = 0; i < 3; ++i)
            ids.push_back(studio.addPicture());
        Tags &tags = studio.library->tags();
        const auto give = [&](const QString &name, std::vector<ArtworkId> to) {
            const Result<Tag> tag = tags.called(name);
            if (!tag || !tags.give(tag->id, to))
                qFatal("no tag");
            return tag->id;
        };
        give(u"cottage"_s, {ids[0]});
        give(u"two words"_s, {ids[0]});
        give(u"夜景"_s, {ids[1]});
        const qint64 coast = give(u"coast"_s, ids);
        if (!tags.recolour(coast, u"#3a8fb7"_s))
            qFatal("no colour");
        return studio.services();
    }
};

} // namespace limner::test
