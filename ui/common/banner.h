#pragma once

#include "ui/common/errortext.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace limner {

class IconButton;

//! A strip inside the window for what needs attention: text, why, buttons. Never modal. Hidden
//! until `show…` is called. objectName "banner" unless another is set.
class Banner final : public QFrame {
    Q_OBJECT
public:
    enum class Tone { Bad, Note, Good };

    explicit Banner(QWidget *parent = nullptr);
    //! Takes earlier buttons away.
    void showMessage(Tone tone, const QString &text, const QString &why = {});
    //! What, then why and the next step below it.
    void showError(const ErrorText &error);
    //! Adds a button in front of the close cross; the caller connects it.
    QPushButton *addButton(const QString &text, const char *name);
    [[nodiscard]] QString text() const;

signals:
    void closed(); //!< by the person

private:
    QLabel *m_text = nullptr;
    QLabel *m_why = nullptr;
    QHBoxLayout *m_buttons = nullptr;
    IconButton *m_close = nullptr;
};

} // namespace limner
