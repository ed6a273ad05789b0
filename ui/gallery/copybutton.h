#pragma once

#include "core/upload/copyformat.h"
#include "core/upload/links.h"

#include <QTimer>
#include <QWidget>

class QActionGroup;
class QMenu;
class QPushButton;

namespace limner {

//! The loudest control of the window: copies the link, and says so. Its right half chooses what is
//! copied and which kind of link it is.
class CopyButton final : public QWidget {
    Q_OBJECT
public:
    explicit CopyButton(QWidget *parent = nullptr);

    void setFormat(CopyFormat format);
    [[nodiscard]] CopyFormat format() const { return m_format; }
    void setLinkMode(LinkMode mode);
    //! "Copied ✓" for a moment.
    void showCopied();
    void setReady(bool ready);
    void refreshIcons();

signals:
    void copyRequested();
    void formatChosen(limner::CopyFormat format);
    void linkModeChosen(limner::LinkMode mode);

private:
    void addFormats(QMenu &menu);
    void addLinkModes(QMenu &menu);
    void showText();

    QPushButton *m_copy = nullptr;
    QPushButton *m_choose = nullptr;
    QActionGroup *m_formats = nullptr;
    QActionGroup *m_modes = nullptr;
    QTimer m_feedback;
    CopyFormat m_format = CopyFormat::Plain;
};

//! The name of a format, translated.
[[nodiscard]] QString copyFormatName(CopyFormat format);

} // namespace limner
