#include "ui/window/panes.h"

#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSplitter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int usualLeft = 344;
constexpr int usualRight = 312;
constexpr int mostLeft = 520;
constexpr int mostRight = 520;
constexpr int leastMiddle = 240;
constexpr int stripe = 48; // of the gallery that stays visible beside the drawer
} // namespace

Panes::Panes(QWidget *left, QWidget *middle, QWidget *right, QWidget *parent)
    : QWidget{parent}
    , m_splitter{new QSplitter{Qt::Horizontal, this}}
    , m_left{left}
    , m_middle{middle}
    , m_right{right}
    , m_edge{new QFrame{this}}
    , m_leftWidth{usualLeft}
    , m_rightWidth{usualRight}
{
    m_edge->setProperty("role", u"vrule"_s);
    m_edge->hide();
    m_splitter->setObjectName(u"panes"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    for (QWidget *pane : {left, middle, right})
        m_splitter->addWidget(pane);
    m_splitter->setStretchFactor(1, 1);
    left->setMinimumWidth(280);
    left->setMaximumWidth(mostLeft);
    middle->setMinimumWidth(leastMiddle);
    right->setMinimumWidth(260);
    right->setMaximumWidth(mostRight);
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins({});
    row->addWidget(m_splitter);
    connect(m_splitter, &QSplitter::splitterMoved, this, &Panes::noteSizes);
    connect(this, &Panes::changed, this, &Panes::placeDrawer);
}

void Panes::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    adapt();
    sizePanes();
    placeDrawer();
}

void Panes::adapt()
{
    const bool pages = width() < leftNeeds;
    const bool drawer = width() < rightNeeds;
    if (pages == m_pages && drawer == m_rightDrawer)
        return;
    if (drawer != m_rightDrawer) {
        if (drawer) {
            m_right->setParent(this);
            m_right->hide();
        } else {
            m_splitter->addWidget(m_right);
            m_right->show();
        }
    }
    m_pages = pages;
    m_rightDrawer = drawer;
    showPage();
    // Not now: whoever lays us out must not be rearranged by what follows.
    QMetaObject::invokeMethod(this, &Panes::changed, Qt::QueuedConnection);
}

void Panes::showPage()
{
    m_left->setMaximumWidth(m_pages ? QWIDGETSIZE_MAX : mostLeft);
    m_left->setVisible(!m_pages || m_page == Page::Create);
    m_middle->setVisible(!m_pages || m_page == Page::Gallery);
}

void Panes::setPage(Page page)
{
    if (page == m_page)
        return;
    m_page = page;
    if (!m_pages)
        return;
    if (page == Page::Create)
        m_right->hide();
    showPage();
    emit changed();
}

// The artist's widths, as far as there is room: a window that was small for a while gives them
// back.
void Panes::sizePanes()
{
    const int right = m_rightDrawer ? 0 : m_rightWidth;
    const int left = std::min(m_leftWidth, width() - right - leastMiddle);
    if (m_pages)
        return;
    QList<int> sizes{left, std::max(leastMiddle, width() - left - right)};
    if (!m_rightDrawer)
        sizes.append(right);
    m_splitter->setSizes(sizes);
}

void Panes::noteSizes()
{
    m_leftWidth = m_left->width();
    if (!m_rightDrawer)
        m_rightWidth = m_right->width();
}

void Panes::placeDrawer()
{
    const bool open = m_rightDrawer && isRightOpen();
    m_edge->setVisible(open);
    if (!m_rightDrawer)
        return;
    const int drawer = std::min(m_rightWidth, width() - stripe);
    m_right->setGeometry(width() - drawer, 0, drawer, height());
    m_right->raise();
    m_edge->setGeometry(m_right->x() - 1, 0, 1, height());
    m_edge->raise();
}

bool Panes::isRightOpen() const
{
    return !m_right->isHidden();
}

void Panes::setRightOpen(bool open)
{
    if (!m_rightDrawer || open == isRightOpen())
        return;
    if (open && m_pages && m_page == Page::Create) {
        m_page = Page::Gallery;
        showPage();
    }
    m_right->setVisible(open);
    emit changed();
}

bool Panes::closeDrawer()
{
    const bool any = m_rightDrawer && isRightOpen();
    setRightOpen(false);
    return any;
}

QByteArray Panes::saveState() const
{
    return QByteArray::number(m_leftWidth) + ' ' + QByteArray::number(m_rightWidth);
}

void Panes::restoreState(const QByteArray &state)
{
    const QList<QByteArray> words = state.split(' ');
    // Three of them, the gallery's in the middle, were written by earlier versions.
    if (words.size() != 2 && words.size() != 3)
        return;
    const int left = words.front().toInt();
    const int right = words.back().toInt();
    if (left < 100 || right < 100)
        return;
    m_leftWidth = std::min(left, mostLeft);
    m_rightWidth = std::min(right, mostRight);
    sizePanes();
}

} // namespace limner
