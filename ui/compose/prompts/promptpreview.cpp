#include "ui/compose/prompts/promptpreview.h"

#include "ui/common/controls.h"
#include "ui/common/dialogroom.h"
#include "ui/common/formats.h"
#include "ui/common/iconbutton.h"
#include "ui/common/segmentedcontrol.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr QSize bestSize{640, 560};
constexpr quint64 manyPrompts = 1'000'000;

QString countText(quint64 count)
{
    if (count > manyPrompts)
        return PromptPreview::tr("More than a million prompts");
    return count == 1 ? PromptPreview::tr("1 prompt")
                      : PromptPreview::tr("%1 prompts").arg(formatCount(qint64(count)));
}

} // namespace

PromptPreview::PromptPreview(QWidget *parent)
    : QDialog{parent}
    , m_title{makeLabel({}, u"heading"_s, this)}
    , m_list{new QListWidget{this}}
    , m_obstacle{makeLabel({}, u"error"_s, this)}
    , m_generate{makeButton({}, "previewGenerate", u"primary"_s, this)}
{
    setObjectName(u"promptPreview"_s);
    setWindowTitle(tr("Prompts of this batch"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_title->setObjectName(u"previewTitle"_s);
    m_list->setObjectName(u"previewPrompts"_s);
    m_list->setProperty("role", u"list"_s);
    m_list->setAccessibleName(windowTitle());
    m_list->setWordWrap(true);
    m_obstacle->setObjectName(u"previewObstacle"_s);
    m_obstacle->setWordWrap(true);
    QPushButton *const cancel = makeButton(tr("Cancel"), "previewCancel", {}, this);
    auto *const foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(m_generate);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_list, 1);
    column->addWidget(buildChoices());
    column->addWidget(m_obstacle);
    column->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_generate, &QPushButton::clicked, this, [this] {
        emit generateWanted();
        accept();
    });
    resize(dialogRoom(*parent, bestSize));
}

QWidget *PromptPreview::buildChoices()
{
    auto *const whole = new QWidget{this};
    auto *const column = new QVBoxLayout{whole};
    column->setContentsMargins({});
    column->setSpacing(8);
    m_variants = new QWidget{whole};
    auto *const row = new QHBoxLayout{m_variants};
    row->setContentsMargins({});
    m_which = new SegmentedControl{m_variants};
    m_which->setObjectName(u"previewWhich"_s);
    m_which->setOptions({tr("All"), tr("At random")});
    m_number = new QSpinBox{m_variants};
    m_number->setObjectName(u"previewNumber"_s);
    m_number->setAccessibleName(tr("How many at random"));
    m_number->setRange(1, mostJobsOfBatch);
    m_number->setValue(10);
    auto *const again = new IconButton{u"dice"_s, tr("Draw others"), m_variants};
    again->setObjectName(u"previewAgain"_s);
    row->addWidget(m_which);
    row->addWidget(m_number);
    row->addWidget(again);
    row->addStretch(1);
    m_seed = new SegmentedControl{whole};
    m_seed->setObjectName(u"previewSeed"_s);
    m_seed->setOptions({tr("One seed for all"), tr("A seed each")});
    column->addWidget(m_variants);
    column->addWidget(m_seed, 0, Qt::AlignLeft);
    connect(m_which, &SegmentedControl::chosen, this, &PromptPreview::choose);
    connect(m_seed, &SegmentedControl::chosen, this, &PromptPreview::choose);
    connect(m_number, &QSpinBox::valueChanged, this, [this] {
        m_which->setCurrentIndex(1);
        choose();
    });
    connect(again, &QToolButton::clicked, this, [this] {
        m_which->setCurrentIndex(1);
        ++m_choice.draw;
        choose();
    });
    return whole;
}

void PromptPreview::choose()
{
    m_choice.drawn = m_which->currentIndex() == 1 ? m_number->value() : 0;
    m_choice.seed = m_seed->currentIndex() == 1 ? BatchSeed::Each : BatchSeed::Same;
    emit chosen(m_choice);
}

void PromptPreview::setPrompts(const WrittenPrompts &prompts, const VariantChoice &choice)
{
    m_choice = choice;
    m_title->setText(prompts.isList ? prompts.written + u" · "_s + countText(prompts.count)
                                    : countText(prompts.count));
    m_variants->setVisible(!prompts.isList);
    m_seed->setVisible(!prompts.hasOwnSeeds());
    m_which->setCurrentIndex(choice.drawn > 0 ? 1 : 0);
    m_seed->setCurrentIndex(choice.seed == BatchSeed::Each ? 1 : 0);
    m_list->clear();
    const size_t shown = std::min(prompts.rows.size(), size_t{mostJobsOfBatch});
    for (size_t i = 0; i < shown; ++i)
        m_list->addItem(prompts.rows[i].prompt.simplified());
}

void PromptPreview::setTotal(const BatchTotal &total)
{
    m_obstacle->setText(total.obstacle);
    m_obstacle->setVisible(!total.obstacle.isEmpty());
    m_generate->setEnabled(total.obstacle.isEmpty());
    const QString price =
        total.price ? formatMoney(total.price->value, total.price->currency) : tr("price unknown");
    const QString pictures =
        total.pictures == 1 ? tr("1 image") : tr("%1 images").arg(total.pictures);
    m_generate->setText(total.obstacle.isEmpty()
                            ? tr("Generate") + u" · "_s + pictures + u" · "_s + price
                            : tr("Generate"));
}

} // namespace limner
