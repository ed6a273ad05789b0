#include "ui/window/panes.h"

#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSplitter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int leftWidth = 344;
constexpr int rightWidth = 312;
constexpr int stripe = 48; // of the gallery that stays visible beside a drawer
} // namespace

Panes::Panes(QWidget *left, QWidget *middle, QWidget *right, QWidget *parent)
    : QWidget{parent}
    , m_splitter{new QSplitter{Qt::Horizontal, this}}
    , m_left{left}
    , m_right{right}
    , m_edge{new QFrame{this}}
{
    m_edge->setProperty("role", u"vrule"_s);
    m_edge->hide();
    connect(this, &Panes::drawersChanged, this, &Panes::placeDrawers);
    m_splitter->setObjectName(u"panes"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(left);
    m_splitter->addWidget(middle);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    left->setMinimumWidth(280);
    left->setMaximumWidth(520);
    middle->setMinimumWidth(240);
    right->setMinimumWidth(260);
    right->setMaximumWidth(520);
    m_splitter->setSizes({leftWidth, 784, rightWidth});
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins({});
    row->addWidget(m_splitter);
}

void Panes::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    adapt();
    placeDrawers();
}

void Panes::adapt()
{
    const bool leftDrawer = width() < leftNeeds;
    const bool rightDrawer = width() < rightNeeds;
    if (leftDrawer == m_leftDrawer && rightDrawer == m_rightDrawer)
        return;
    if (!m_leftDrawer && !m_rightDrawer)
        m_sizes = m_splitter->sizes();
    if (leftDrawer != m_leftDrawer)
        dock(m_left, leftDrawer, 0);
    if (rightDrawer != m_rightDrawer)
        dock(m_right, rightDrawer, leftDrawer ? 1 : 2);
    m_leftDrawer = leftDrawer;
    m_rightDrawer = rightDrawer;
    if (!leftDrawer && !rightDrawer && m_sizes.size() == 3)
        m_splitter->setSizes(m_sizes);
    else if (!leftDrawer)
        m_splitter->setSizes({leftWidth, std::max(240, width() - leftWidth)});
    emit drawersChanged();
}

void Panes::dock(QWidget *pane, bool drawer, int index)
{
    if (drawer) {
        pane->setParent(this);
        pane->hide();
        pane->raise();
    } else {
        m_splitter->insertWidget(index, pane);
        m_splitter->setStretchFactor(index, 0);
        pane->show();
    }
}

void Panes::placeDrawers()
{
    const int most = width() - stripe;
    if (m_leftDrawer)
        m_left->setGeometry(0, 0, std::min(leftWidth, most), height());
    if (m_rightDrawer) {
        const int drawer = std::min(rightWidth, most);
        m_right->setGeometry(width() - drawer, 0, drawer, height());
    }
    const bool left = m_leftDrawer && isLeftOpen();
    const bool right = m_rightDrawer && isRightOpen();
    m_edge->setVisible(left || right);
    m_edge->setGeometry(left ? m_left->width() : m_right->x() - 1, 0, 1, height());
    m_edge->raise();
}

bool Panes::isLeftOpen() const
{
    return !m_left->isHidden();
}

bool Panes::isRightOpen() const
{
    return !m_right->isHidden();
}

void Panes::setLeftOpen(bool open)
{
    if (!m_leftDrawer || open == isLeftOpen())
        return;
    if (open && m_rightDrawer)
        m_right->hide(); // one at a time: there is room for one
    m_left->setVisible(open);
    m_left->raise();
    emit drawersChanged();
}

void Panes::setRightOpen(bool open)
{
    if (!m_rightDrawer || open == isRightOpen())
        return;
    if (open && m_leftDrawer)
        m_left->hide();
    m_right->setVisible(open);
    m_right->raise();
    emit drawersChanged();
}

bool Panes::closeDrawers()
{
    const bool any = (m_leftDrawer && isLeftOpen()) || (m_rightDrawer && isRightOpen());
    setLeftOpen(false);
    setRightOpen(false);
    return any;
}

QByteArray Panes::saveState() const
{
    const QList<int> sizes = m_leftDrawer || m_rightDrawer ? m_sizes : m_splitter->sizes();
    QByteArrayList words;
    for (const int size : sizes)
        words.append(QByteArray::number(size));
    return words.join(' ');
}

void Panes::restoreState(const QByteArray &state)
{
    QList<int> sizes;
    for (const QByteArray &word : state.split(' '))
        sizes.append(word.toInt());
    if (sizes.size() != 3 ||
        std::any_of(sizes.begin(), sizes.end(), [](int size) { return size < 100; }))
        return;
    m_sizes = sizes;
    if (!m_leftDrawer && !m_rightDrawer)
        m_splitter->setSizes(sizes);
}

} // namespace limner
