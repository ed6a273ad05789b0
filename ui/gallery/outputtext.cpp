#include "ui/gallery/outputtext.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int mostHeight = 240;
constexpr qint64 mostBytes = 20'000;
} // namespace

OutputText::OutputText(QWidget *parent)
    : FittedText{u"reading"_s, Breaks::BetweenWords, mostHeight, parent}
{
    setObjectName(u"outputText"_s);
    setAccessibleName(tr("What the model wrote"));
    setFocusPolicy(Qt::ClickFocus);
    document()->setDocumentMargin(0);
    m_pool.setMaxThreadCount(1);
    hide();
}

OutputText::~OutputText()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void OutputText::showFile(const QString &path)
{
    if (path == m_path)
        return;
    m_path = path;
    hide();
    m_pool.clear(); // what was wanted before
    if (path.isEmpty())
        return;
    m_pool.start([this, path] {
        QFile file{path};
        QByteArray bytes;
        if (file.open(QIODevice::ReadOnly))
            bytes = file.read(mostBytes);
        QString text = QString::fromUtf8(bytes);
        if (file.size() > mostBytes)
            text += u'…';
        QMetaObject::invokeMethod(
            this, [=, this] { take(path, text); }, Qt::QueuedConnection);
    });
}

void OutputText::take(const QString &path, const QString &text)
{
    if (path != m_path || text.isEmpty())
        return;
    setText(text);
    show();
}

} // namespace limner
