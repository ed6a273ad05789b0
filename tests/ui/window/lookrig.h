#pragma once

#include "tests/ui/window/windowsupport.h"
#include "ui/viewer/comparisonview.h"
#include "ui/viewer/picturecanvas.h"
#include "ui/viewer/viewer.h"
#include "ui/viewer/viewerflow.h"

namespace limner::test {

constexpr int patience = 30'000; // pools let others go first

//! The window over a library with some pictures, which one looks at.
struct Look {
    Studio studio;
    std::vector<ArtworkId> ids; // as the gallery has them
    std::optional<Window> window;

    explicit Look(int count, QSize size = {96, 64})
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (int i = 0; i < count; ++i)
            ids.push_back(studio.addPicture({.prompt = u"picture %1"_s.arg(i),
                                             .seed = i,
                                             .size = size,
                                             .createdAt = now.addSecs(-i)}));
        window.emplace(studio);
    }
    ViewerFlow &flow() { return *window->find<ViewerFlow>(u"viewerFlow"_s); }
    Viewer &viewer() { return *window->find<Viewer>(u"viewer"_s); }
    PictureCanvas &canvas() { return viewer().canvas(); }
    GalleryView &gallery() { return *window->gallery(); }
    void open(int row)
    {
        window->choose(row);
        press(Qt::Key_Return);
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(window->window.focusWidget(), Qt::Key(key), modifiers);
        QCoreApplication::processEvents();
    }
    //! Several, then compared.
    void compare(const std::vector<int> &rows)
    {
        window->choose(rows.front());
        for (const int row : rows) {
            if (row != rows.front())
                gallery().chosen().toggle(row);
        }
        QCoreApplication::processEvents();
        press(Qt::Key_V);
    }
    QString path(ArtworkId id)
    {
        return studio.library->originals().absolutePath(*studio.library->artwork(id));
    }
    ArtworkId seen() { return flow().current(); }
};

} // namespace limner::test
