#pragma once

#include <QObject>

class QDropEvent;
class QMimeData;

namespace limner {

class ComposePanel;
class PictureField;

//! Pictures that are dropped anywhere in the compose pane, or pasted where there is no room for
//! them, go to the model's main picture. Where it takes none, that is said.
class PaneDrop final : public QObject {
    Q_OBJECT
public:
    PaneDrop(ComposePanel &panel, QObject *parent);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void refused(const QString &words);

private:
    [[nodiscard]] PictureField *field() const;
    void take(const QMimeData &data, bool isOwn);
    void welcome(bool isWelcome);

    ComposePanel &m_panel;
};

} // namespace limner
