#include "ui/models/modeldetails.h"

#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/fittedtext.h"
#include "ui/common/iconbutton.h"
#include "ui/common/sheetscroll.h"
#include "ui/common/theme.h"
#include "ui/models/coverview.h"
#include "ui/models/wordgrid.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int coverHeight = 172;
constexpr int mostDescription = 130;
constexpr size_t shownInputs = 6;
} // namespace

ModelDetails::ModelDetails(QWidget *parent)
    : QFrame{parent}
{
    setObjectName(u"modelDetails"_s);
    setAccessibleName(tr("Chosen model"));
    setFixedWidth(columnWidth);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(metrics::margin, metrics::margin, metrics::margin, metrics::margin);
    column->setSpacing(12);
    column->addWidget(buildHead());
    column->addWidget(buildBody(), 1);
    column->addWidget(buildFoot());
    showNothing();
}

QWidget *ModelDetails::buildHead()
{
    auto *const head = new QWidget{this};
    m_name = new ElidedLabel{head};
    m_name->setObjectName(u"modelDetailsName"_s);
    m_name->setProperty("role", u"heading"_s);
    m_subtitle = new ElidedLabel{head};
    m_subtitle->setProperty("role", u"dim"_s);
    m_star = new IconButton{u"star"_s, tr("Favourite (F)"), head};
    m_star->setObjectName(u"modelStar"_s);
    m_star->setCheckable(true);
    auto *const close = new IconButton{u"close"_s, tr("Close the models (Esc)"), head};
    close->setObjectName(u"modelsClose"_s);
    connect(m_star, &IconButton::clicked, this, &ModelDetails::starWanted);
    connect(close, &IconButton::clicked, this, &ModelDetails::closeWanted);
    auto *const line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(m_name, 1);
    line->addWidget(m_star);
    line->addWidget(close);
    auto *const column = new QVBoxLayout{head};
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(line);
    column->addWidget(m_subtitle);
    return head;
}

QWidget *ModelDetails::buildBody()
{
    auto *const sheet = new QWidget;
    sheet->setProperty("surface", u"clear"_s);
    m_cover = new CoverView{coverHeight, sheet};
    m_description =
        new FittedText{u"reading"_s, FittedText::Breaks::BetweenWords, mostDescription, sheet};
    m_description->setObjectName(u"modelDescription"_s);
    m_description->setAccessibleName(tr("Description"));
    m_description->setLineHeight(118);
    m_facts = new WordGrid{WordGrid::Look::Facts, sheet};
    m_inputsTitle = makeLabel({}, u"strong-small"_s, sheet);
    m_inputs = new WordGrid{WordGrid::Look::Inputs, sheet};
    m_more = makeLabel({}, u"dim"_s, sheet);
    auto *const column = new QVBoxLayout{sheet};
    column->setContentsMargins({});
    column->setSpacing(12);
    column->addWidget(m_cover);
    column->addWidget(m_description);
    column->addWidget(m_facts);
    column->addWidget(makeRule(sheet));
    auto *const inputs = new QVBoxLayout;
    inputs->setSpacing(5);
    inputs->addWidget(m_inputsTitle);
    inputs->addWidget(m_inputs);
    inputs->addWidget(m_more);
    column->addLayout(inputs);
    column->addStretch(1);
    auto *const scroll = new SheetScroll{this};
    scroll->setWidget(sheet);
    scroll->setWidgetResizable(true);
    return scroll;
}

QWidget *ModelDetails::buildFoot()
{
    auto *const foot = new QWidget{this};
    m_noteBox = new QFrame{foot};
    m_noteBox->setProperty("surface", u"note"_s);
    m_note = makeLabel({}, u"small"_s, m_noteBox);
    m_note->setObjectName(u"modelCarries"_s);
    m_note->setWordWrap(true);
    auto *const box = new QVBoxLayout{m_noteBox};
    box->setContentsMargins(11, 9, 11, 9);
    box->addWidget(m_note);
    m_use = makeButton(tr("Use this model"), "modelUse", u"primary"_s, foot);
    m_use->setProperty("size", u"large"_s);
    m_page = makeButton(tr("Model page"), "modelPage", {}, foot);
    connect(m_use, &QPushButton::clicked, this, &ModelDetails::useWanted);
    connect(m_page, &QPushButton::clicked, this, [this] { emit pageWanted(m_address); });
    auto *const column = new QVBoxLayout{foot};
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(m_noteBox);
    column->addSpacing(4);
    column->addWidget(m_use);
    column->addWidget(m_page);
    return foot;
}

void ModelDetails::showModel(const ModelCard &card, const PriceTag &tag, const QString &alsoAt)
{
    m_name->setText(card.title.isEmpty() ? card.name.section(u'/', -1) : card.title);
    m_subtitle->setText(subtitleOf(card));
    m_star->setEnabled(true);
    m_star->setIconName(card.isFavourite ? u"star-filled"_s : u"star"_s);
    m_star->setChecked(card.isFavourite);
    m_description->setText(card.description);
    m_description->setVisible(!card.description.isEmpty());
    WordRows facts = factRows(card, tag);
    if (!alsoAt.isEmpty())
        facts.emplace_back(tr("Also at"), alsoAt);
    m_facts->setRows(facts);
    m_address = pageOf(card);
    m_page->setVisible(!m_address.isEmpty());
    m_page->setToolTip(plainToolTip(m_address));
    m_use->setEnabled(!m_isBusy);
}

void ModelDetails::showNothing()
{
    m_name->setText(tr("No model chosen"));
    m_subtitle->clear();
    m_star->setEnabled(false);
    m_star->setChecked(false);
    m_description->hide();
    m_facts->setRows({});
    m_page->hide();
    m_use->setEnabled(false);
    showCover({});
    showInputs(std::nullopt);
    showNote({});
}

void ModelDetails::showInputs(const std::optional<ModelSchema> &schema)
{
    m_inputsTitle->setVisible(schema.has_value());
    m_inputs->setVisible(schema.has_value());
    m_more->hide();
    if (!schema)
        return;
    WordRows rows = inputRows(*schema);
    m_inputsTitle->setText(rows.size() == 1 ? tr("1 input") : tr("%1 inputs").arg(rows.size()));
    if (rows.size() > shownInputs) {
        m_more->setText(tr("and %1 more").arg(rows.size() - shownInputs + 1));
        m_more->show();
        rows.resize(shownInputs - 1);
    }
    m_inputs->setRows(rows);
}

void ModelDetails::showCover(const QImage &cover)
{
    m_cover->setImage(cover);
}

void ModelDetails::showNote(const QString &note)
{
    m_note->setText(note);
    m_noteBox->setVisible(!note.isEmpty());
}

void ModelDetails::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_use->setText(isBusy ? tr("Loading…") : tr("Use this model"));
    m_use->setEnabled(!isBusy);
}

} // namespace limner
