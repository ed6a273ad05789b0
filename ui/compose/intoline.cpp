#include "ui/compose/intoline.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"

#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int widest = 170;
}

IntoLine::IntoLine(QWidget *parent)
    : QWidget{parent}
    , m_icon{new QLabel{this}}
    , m_words{new ElidedLabel{this}}
{
    m_words->setObjectName(u"intoAlbum"_s);
    m_words->setProperty("role", u"value"_s);
    m_words->setMaximumWidth(widest);
    auto *const row = new QHBoxLayout{this};
    row->setContentsMargins({});
    row->setSpacing(5);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    drawIcon();
    hide();
}

void IntoLine::setAlbum(const QString &name)
{
    m_words->setText(name.isEmpty() ? QString{} : tr("into %1").arg(name));
    m_words->setAccessibleName(name.isEmpty() ? QString{}
                                              : tr("New pictures go into %1").arg(name));
    setVisible(!name.isEmpty());
}

void IntoLine::drawIcon()
{
    m_icon->setPixmap(
        themedIcon(u"album"_s, tokensOf(*this).quiet).pixmap(QSize{12, 12}, devicePixelRatioF()));
}

void IntoLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

} // namespace limner
