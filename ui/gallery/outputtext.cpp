#include "ui/gallery/outputtext.h"

#include <QFile>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int mostHeight = 240;
} // namespace

OutputText::OutputText(QWidget *parent)
    : FittedText{u"reading"_s, Breaks::BetweenWords, mostHeight, parent}
{
    setObjectName(u"outputText"_s);
    setAccessibleName(tr("What the model wrote"));
    setFocusPolicy(Qt::ClickFocus);
    document()->setDocumentMargin(0);
    hide();
}

void OutputText::showFile(const QString &path, Kind kind)
{
    if (path == m_path)
        return;
    m_path = path;
    hide();
    setContent({});
    m_errands.dropWaiting(); // what was wanted before
    if (path.isEmpty())
        return;
    m_errands.send(
        [path, kind] {
            QFile file{path};
            QByteArray bytes;
            if (file.open(QIODevice::ReadOnly))
                bytes = file.read(mostReadable);
            return readableText(bytes, file.size(), kind == Kind::Values);
        },
        [this, path, kind](const ReadableText &content) { take(path, content, kind); });
}

void OutputText::take(const QString &path, const ReadableText &content, Kind kind)
{
    if (path != m_path || content.text.isEmpty())
        return;
    setProperty("role", kind == Kind::Values ? u"mono"_s : u"reading"_s);
    style()->unpolish(this);
    style()->polish(this);
    setText(content.isCut ? content.text + u'…' : content.text);
    show();
    setContent(content);
}

void OutputText::setContent(const ReadableText &content)
{
    if (content == m_content)
        return;
    m_content = content;
    emit contentChanged();
}

} // namespace limner
