#pragma once

#include <QTextEdit>

namespace limner {

//! The link itself, in full: selectable, broken anywhere, as high as it needs up to five lines.
class LinkBox final : public QTextEdit {
    Q_OBJECT
public:
    explicit LinkBox(QWidget *parent = nullptr);
    void setLink(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
};

} // namespace limner
