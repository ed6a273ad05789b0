#pragma once

#include "core/base/error.h"
#include "ui/common/errortext.h"
#include "ui/common/services.h"

#include <QWidget>

#include <functional>

namespace limner {

class Banner;
class Toast;

//! What the window tells unasked: banners between the top bar and the panes for what stays true,
//! toasts over the bottom for what has just happened. Never modal.
class Notices final : public QWidget {
    Q_OBJECT
public:
    //! Toasts lie over `window`.
    Notices(const Services &services, QWidget &window);

    //! For a few seconds.
    void tell(const QString &text);
    //! With a button that does something about it.
    void tell(const QString &text, const QString &actionText, std::function<void()> action);
    void tellCopied(int links);
    //! They wait, since something else was on the clipboard.
    void tellLeftAlone(int links, std::function<void()> copy);
    //! They wait for the artist to copy them.
    void tellReady(int links, std::function<void()> copy);
    //! Until it is closed; with the way to the settings where they are what is wrong.
    void showError(const Error &error, ErrorPlace place);
    //! Something that happened and is not wrong any more.
    void showNote(const QString &text, const QString &why);
    //! Where toasts stand: at the bottom of this part of the window.
    void setPlace(const QWidget &part);
    //! The error is mended or not of interest any more.
    void clear();
    //! One more, below the others, whose name is its maker's to choose.
    [[nodiscard]] Banner &addBanner(const QString &name);
    //! For those who ask something there.
    [[nodiscard]] Banner &banner() { return *m_banner; }

signals:
    void settingsWanted(const QString &page);

private:
    Banner *m_banner = nullptr;
    Toast *m_toast = nullptr;
};

} // namespace limner
