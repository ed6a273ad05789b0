#pragma once

#include "core/base/errands.h"
#include "ui/common/fittedtext.h"
#include "ui/gallery/readabletext.h"

namespace limner {

//! What a model wrote, read from its file off the window's thread; the beginning of a long one.
class OutputText final : public FittedText {
    Q_OBJECT
public:
    explicit OutputText(QWidget *parent);

    enum class Kind { Words, Values };
    //! Hidden until there is something to show; an empty path takes it away.
    void showFile(const QString &path, Kind kind = Kind::Words);
    //! Empty while nothing is shown.
    [[nodiscard]] const ReadableText &content() const { return m_content; }

signals:
    void contentChanged();

private:
    void take(const QString &path, const ReadableText &content, Kind kind);
    void setContent(const ReadableText &content);

    Errands m_errands{this};
    QString m_path;
    ReadableText m_content;
};

} // namespace limner
