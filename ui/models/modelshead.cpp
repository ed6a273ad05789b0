#include "ui/models/modelshead.h"

#include "ui/common/controls.h"
#include "ui/common/iconbutton.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sidewaysarea.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"
#include "ui/models/modelwords.h"

#include <QAccessible>
#include <QAction>
#include <QActionGroup>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QStackedLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int pauseMs = 250;
constexpr qsizetype longestTyped = 2000;

//! A lamp as the status line has it: full for a provider that can be asked.
QIcon lamp(const Tokens &tokens, bool isOn)
{
    constexpr int ratio = 4;
    QPixmap pixmap{16 * ratio, 16 * ratio};
    pixmap.fill(Qt::transparent);
    QPainter painter{&pixmap};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(ratio, ratio);
    painter.setPen(isOn ? QPen{Qt::NoPen} : QPen{tokens.faint, 1.5});
    painter.setBrush(isOn ? QBrush{tokens.ok} : QBrush{Qt::NoBrush});
    painter.drawEllipse(QRectF{4.5, 4.5, 7, 7});
    return QIcon{pixmap};
}

} // namespace

ModelsHead::ModelsHead(QWidget *parent)
    : QWidget{parent}
    , m_field{new QLineEdit{this}}
    , m_providers{new SegmentedControl{this}}
    , m_close{new IconButton{u"close"_s, tr("Close the models (Esc)"), this}}
    , m_line{new QBoxLayout{QBoxLayout::LeftToRight}}
    , m_below{new QStackedLayout}
{
    buildField();
    m_providers->setObjectName(u"modelProviders"_s);
    m_providers->setAccessibleName(tr("Providers"));
    m_close->setObjectName(u"modelsCloseNarrow"_s);
    connect(m_close, &IconButton::clicked, this, &ModelsHead::closeWanted);
    connect(m_providers, &SegmentedControl::chosen, this, &ModelsHead::tellFilter);
    auto *const first = new QHBoxLayout;
    first->setSpacing(6);
    first->addWidget(m_field, 1);
    first->addWidget(m_close);
    m_line->setContentsMargins({});
    m_line->setSpacing(metrics::gap);
    m_line->addLayout(first, 1);
    m_line->addWidget(m_providers);
    auto *const filters = new QWidget{this};
    auto *const filterLine = new QHBoxLayout{filters};
    filterLine->setContentsMargins({});
    filterLine->setSpacing(metrics::gap);
    filterLine->addWidget(buildKinds(), 1);
    filterLine->addWidget(buildOrder());
    m_below->addWidget(filters);
    m_below->addWidget(buildHint());
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(16, 14, 16, 6);
    column->setSpacing(10);
    column->addLayout(m_line);
    column->addLayout(m_below);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &ModelsHead::tellWords);
    setNarrow(false, false);
    refreshIcons();
}

void ModelsHead::buildField()
{
    m_field->setObjectName(u"modelSearch"_s);
    m_field->setAccessibleName(tr("Search for a model, or name one"));
    m_field->setPlaceholderText(tr("Search, or paste owner/name or an address"));
    m_field->setMaxLength(longestTyped);
    m_field->setMinimumWidth(120);
    m_fieldIcon = m_field->addAction(QIcon{}, QLineEdit::LeadingPosition);
    m_fieldIcon->setText(m_field->accessibleName());
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &ModelsHead::readTyped);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        tellWords();
        emit entered(m_field->text().trimmed());
    });
}

QWidget *ModelsHead::buildKinds()
{
    auto *const row = new QWidget;
    row->setProperty("surface", u"clear"_s);
    m_kinds = new QButtonGroup{this};
    auto *const line = new QHBoxLayout{row};
    line->setContentsMargins({});
    line->setSpacing(8);
    for (const ModelKind kind : modelKinds()) {
        const QByteArray name = "modelKind_" + QByteArray::number(static_cast<int>(kind));
        QPushButton *const chip = makeButton(kindName(kind), name.constData(), u"chip"_s, row);
        chip->setCheckable(true);
        chip->setChecked(kind == ModelKind::Any);
        chip->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        m_kinds->addButton(chip, static_cast<int>(kind));
        line->addWidget(chip);
    }
    line->addStretch(1);
    connect(m_kinds, &QButtonGroup::idClicked, this, &ModelsHead::tellFilter);
    return new SidewaysArea{row, this};
}

QPushButton *ModelsHead::buildOrder()
{
    QPushButton *const button = makeButton({}, "modelOrder", u"chip"_s, this);
    button->setAccessibleName(tr("Order of the models"));
    auto *const menu = new QMenu{button};
    auto *const group = new QActionGroup{menu};
    const auto show = [button](ModelOrder order) { button->setText(orderName(order) + u" ▾"_s); };
    for (const ModelOrder order : modelOrders()) {
        QAction *const action = menu->addAction(orderName(order));
        action->setCheckable(true);
        action->setChecked(order == ModelOrder::AsGiven);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, order, show] {
            show(order);
            emit orderChosen(order);
        });
    }
    show(ModelOrder::AsGiven);
    button->setMenu(menu);
    return button;
}

QWidget *ModelsHead::buildHint()
{
    auto *const row = new QWidget{this};
    m_hint = makeLabel({}, u"dim"_s, row);
    m_hint->setObjectName(u"modelHint"_s);
    m_hint->setWordWrap(true);
    m_progress = new QProgressBar{row};
    m_progress->setObjectName(u"modelProgress"_s);
    m_progress->setAccessibleName(tr("Loading the model"));
    m_progress->setRange(0, 0);
    m_progress->setFixedWidth(90);
    m_progress->hide();
    m_settings = makeButton(tr("Enter a key"), "modelSettings", u"small"_s, row);
    m_settings->hide();
    connect(m_settings, &QPushButton::clicked, this, &ModelsHead::settingsWanted);
    auto *const line = new QHBoxLayout{row};
    line->setContentsMargins({});
    line->setSpacing(metrics::gap);
    line->addWidget(m_hint, 1);
    line->addWidget(m_progress);
    line->addWidget(m_settings);
    return row;
}

void ModelsHead::setProviders(const std::vector<ProviderChoice> &providers)
{
    const QString chosen = m_choices.empty()
                               ? QString{}
                               : m_choices[size_t(std::max(0, m_providers->currentIndex()))].id;
    m_choices = providers;
    QStringList names;
    for (const ProviderChoice &choice : providers)
        names.append(choice.name);
    m_providers->setOptions(names);
    m_providers->setVisible(providers.size() > 2);
    for (size_t i = 0; i < providers.size(); ++i) {
        if (providers[i].id == chosen)
            m_providers->setCurrentIndex(int(i));
    }
    refreshIcons();
}

void ModelsHead::refreshIcons()
{
    const Tokens &tokens = tokensOf(*this);
    m_fieldIcon->setIcon(themedIcon(u"search"_s, tokens.dim));
    QList<QIcon> lamps;
    for (const ProviderChoice &choice : m_choices)
        lamps.append(choice.id.isEmpty() ? QIcon{} : lamp(tokens, choice.hasKey));
    m_providers->setIcons(lamps);
}

void ModelsHead::setNarrow(bool isNarrow, bool hasClose)
{
    m_line->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_line->setAlignment(m_providers, isNarrow ? Qt::AlignLeft : Qt::Alignment{});
    m_close->setVisible(hasClose);
}

QString ModelsHead::typed() const
{
    return m_field->text();
}

void ModelsHead::setTyped(const QString &text)
{
    m_field->setText(text);
    m_pause.stop();
    m_told = text.simplified();
}

void ModelsHead::showFilter(const QString &provider, ModelKind kind)
{
    for (size_t i = 0; i < m_choices.size(); ++i) {
        if (m_choices[i].id == provider)
            m_providers->setCurrentIndex(int(i));
    }
    m_kinds->button(static_cast<int>(kind))->setChecked(true);
}

void ModelsHead::tellFilter()
{
    const int index = std::max(0, m_providers->currentIndex());
    emit filterChosen(m_choices.empty() ? QString{} : QString{m_choices[size_t(index)].id},
                      static_cast<ModelKind>(m_kinds->checkedId()));
}

void ModelsHead::takeFocus()
{
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->selectAll();
}

// A name is announced at once; words wait until typing pauses.
void ModelsHead::readTyped()
{
    const QString text = m_field->text().trimmed();
    const Result<ModelName> name = parseModelName(text);
    if (name && looksLikeName(text))
        showHint(announced(*name), false);
    else if (text.contains(u"://"_s))
        showHint(openFailure(text, name ? Error{} : name.error()), true);
    else
        clearHint();
    m_pause.start();
}

void ModelsHead::tellWords()
{
    m_pause.stop();
    const QString words = m_field->text().simplified();
    if (words == m_told)
        return;
    m_told = words;
    emit wordsChanged(words);
}

void ModelsHead::showOpening(const QString &name)
{
    showHint(tr("Loading %1…").arg(name), false);
    m_progress->show();
}

void ModelsHead::showProblem(const QString &text, bool offersSettings)
{
    showHint(text, true);
    m_settings->setVisible(offersSettings);
    QAccessibleEvent told{m_hint, QAccessible::Alert};
    QAccessible::updateAccessibility(&told);
}

void ModelsHead::showHint(const QString &text, bool isProblem)
{
    m_progress->hide();
    m_settings->hide();
    m_hint->setText(text);
    setStyleProperty(*m_hint, "role", isProblem ? u"error"_s : u"dim"_s);
    setStyleProperty(*m_field, "invalid", isProblem ? u"true"_s : u"false"_s);
    m_field->setAccessibleDescription(text);
    m_below->setCurrentIndex(text.isEmpty() ? 0 : 1);
}

void ModelsHead::clearHint()
{
    showHint({}, false);
}

QString ModelsHead::hint() const
{
    return m_hint->text();
}

bool ModelsHead::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_PageDown) {
            emit downWanted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ModelsHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshIcons();
}

} // namespace limner
