#include "ui/compose/compare/comparepanel.h"

#include "ui/common/formats.h"
#include "ui/common/sheetscroll.h"
#include "ui/compose/compare/comparefoot.h"
#include "ui/compose/compare/comparelist.h"
#include "ui/compose/generatebar.h"
#include "ui/compose/compare/sharedform.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace limner {

using namespace Qt::StringLiterals;

ComparePanel::ComparePanel(QWidget *parent)
    : QWidget{parent}
    , m_shared{new SharedForm}
    , m_list{new CompareList}
    , m_foot{new CompareFoot{this}}
{
    setObjectName(u"comparePanel"_s);
    setProperty("surface", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *const content = new QWidget;
    content->setProperty("surface", u"clear"_s);
    auto *const sheet = new QVBoxLayout{content};
    sheet->setContentsMargins(14, 13, 14, 14);
    sheet->setSpacing(12);
    sheet->addWidget(m_shared);
    sheet->addWidget(m_list);
    sheet->addStretch(1);
    auto *const scroll = new SheetScroll{this};
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    auto *const whole = new QVBoxLayout{this};
    whole->setContentsMargins({});
    whole->setSpacing(0);
    whole->addWidget(scroll, 1);
    whole->addWidget(m_foot);
    connect(m_shared, &SharedForm::edited, this, &ComparePanel::noteEdit);
    connect(m_list, &CompareList::changed, this, &ComparePanel::noteEdit);
    connect(m_list, &CompareList::retryWanted, this, &ComparePanel::modelAdded);
    connect(&m_foot->button(), &GenerateButton::pressedAt, this, &ComparePanel::generateAt);
    showButton();
}

CompareDraft ComparePanel::draft() const
{
    CompareDraft out;
    out.shared = m_shared->values();
    out.images = m_shared->images();
    for (const CompareRow *row : m_list->rows())
        out.models.push_back(row->draft());
    return out;
}

void ComparePanel::restore(const CompareDraft &draft)
{
    m_isRestoring = true;
    m_shared->setValues(draft.shared);
    m_shared->setImages(draft.images);
    m_list->clear();
    for (const ComparedModel &model : draft.models)
        add(model);
    m_isRestoring = false;
    noteEdit();
}

CompareRow *ComparePanel::add(const ComparedModel &model)
{
    CompareRow *const row = m_list->add(model);
    if (row)
        emit modelAdded(row);
    return row;
}

void ComparePanel::noteEdit()
{
    if (m_isRestoring)
        return;
    m_sameTwice.clear();
    const Json values = m_shared->values();
    int negatives = 0;
    const std::vector<CompareRow *> ready = m_list->ready();
    for (CompareRow *row : ready) {
        row->tellShared(values);
        negatives += row->takesNegative() ? 1 : 0;
    }
    m_shared->showTakers(negatives, static_cast<int>(ready.size()));
    showButton();
    emit draftChanged();
}

void ComparePanel::setPrices(const std::vector<std::optional<Amount>> &prices)
{
    const std::vector<CompareRow *> ready = m_list->ready();
    if (prices.size() != ready.size())
        return; // they are of other rows
    m_prices = prices;
    for (size_t i = 0; i < prices.size(); ++i)
        ready[i]->setPrice(prices[i] ? formatMoney(prices[i]->value, prices[i]->currency)
                                     : tr("price unknown"));
    showButton();
}

QString ComparePanel::complaint() const
{
    if (QString words = m_shared->complaint(); !words.isEmpty())
        return words;
    for (const CompareRow *row : m_list->ready()) {
        if (QString words = row->complaint(); !words.isEmpty())
            return words;
    }
    return m_sameTwice;
}

QString ComparePanel::obstacle() const
{
    if (m_list->rows().empty())
        return tr("add a model");
    return m_list->ready().empty() ? tr("no model is ready") : QString{};
}

void ComparePanel::showButton()
{
    GenerateButton &button = m_foot->button();
    const QString inTheWay = obstacle();
    const QString wrong = complaint();
    button.setEnabled(inTheWay.isEmpty());
    button.setAsking(inTheWay.isEmpty() && !wrong.isEmpty());
    if (!inTheWay.isEmpty() || !wrong.isEmpty())
        return button.setDetail(inTheWay.isEmpty() ? wrong : inTheWay);
    const auto models = static_cast<int>(m_list->ready().size());
    const int images = models * m_shared->images();
    QStringList parts{images == 1 ? tr("1 image") : tr("%1 images").arg(images),
                      models == 1 ? tr("1 model") : tr("%1 models").arg(models)};
    double sum = 0;
    bool isKnown = static_cast<int>(m_prices.size()) == models;
    for (const std::optional<Amount> &price : m_prices) {
        isKnown = isKnown && price;
        sum += price ? price->value : 0;
    }
    parts << (isKnown ? formatMoney(sum, m_prices.front()->currency) : tr("price unknown"));
    button.setDetail(parts.join(u" · "_s));
}

void ComparePanel::showMissing(const QStringList &inputs)
{
    for (CompareRow *row : m_list->ready())
        row->showMissing(inputs);
    showButton();
}

void ComparePanel::arrange(Arrangement arrangement)
{
    m_foot->arrange(arrangement);
}

void ComparePanel::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isReturn || !event->modifiers().testFlag(Qt::ControlModifier))
        return QWidget::keyPressEvent(event);
    if (!event->isAutoRepeat())
        generateAt(event->timestamp());
}

void ComparePanel::generateAt(quint64 timestamp)
{
    if (m_clicks.accepts(timestamp))
        generate();
}

// The same twice would be paid for twice, and show nothing.
QString ComparePanel::sameTwice() const
{
    const std::vector<CompareRow *> ready = m_list->ready();
    for (size_t i = 0; i < ready.size(); ++i) {
        const ModelWish one = ready[i]->wish();
        for (size_t j = 0; j < i; ++j) {
            const ModelWish other = ready[j]->wish();
            if (one.provider == other.provider && one.schema == other.schema &&
                one.values == other.values)
                return tr("%1 is there twice with the same values").arg(one.schema.model);
        }
    }
    return {};
}

void ComparePanel::generate()
{
    if (!obstacle().isEmpty())
        return; // the button says why
    std::vector<ModelWish> wishes;
    LocalFiles files;
    bool isGood = m_shared->check();
    for (CompareRow *row : m_list->ready()) {
        CompareRow::Answer answer = row->check();
        isGood = isGood && answer.isGood;
        files.insert(answer.files);
        wishes.push_back(std::move(answer.wish));
    }
    m_sameTwice = isGood ? sameTwice() : QString{};
    showButton();
    if (isGood && m_sameTwice.isEmpty())
        emit submitted(compareJobs(wishes, m_shared->images(), m_shared->seed()), files);
}

} // namespace limner
