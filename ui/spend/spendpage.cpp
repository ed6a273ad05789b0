#include "ui/spend/spendpage.h"

#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/pool.h"
#include "core/money/ledgercsv.h"
#include "core/queue/jobqueue.h"
#include "ui/common/controls.h"
#include "ui/common/dialogroom.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/errortext.h"
#include "ui/common/formats.h"
#include "ui/common/sheetscroll.h"
#include "ui/common/theme.h"
#include "ui/spend/daybars.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPointer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int shownDays = 30;
constexpr QSize bestSize{620, 560};

QString ofCap(double spent, double cap, const QString &currency)
{
    return cap > 0 ? SpendPage::tr("%1 of %2")
                         .arg(formatMoney(spent, currency), formatMoney(cap, currency))
                   : formatMoney(spent, currency);
}

SpendFigures figuresAt(Budget &budget, const QDateTime &now)
{
    SpendFigures out;
    out.today = now.toLocalTime().date();
    out.state = budget.state(now);
    const QString currency = out.state.currency;
    out.days = budget.ledger().byDay(out.today.addDays(1 - shownDays), out.today, currency);
    out.models = budget.ledger().byModel(startOfMonth(now), currency);
    return out;
}

} // namespace

SpendPage::SpendPage(Remote<JobQueue> queue, Clock &clock, QWidget *parent)
    : QDialog{parent}
    , m_queue{queue}
    , m_clock{clock}
{
    setObjectName(u"spendPage"_s);
    setWindowTitle(tr("Spending"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumSize(380, 260);
    resize(parent ? dialogRoom(*parent, bestSize) : bestSize);
    build();
    connect(&queue.source()->board(), &JobBoard::jobFinished, this, &SpendPage::refresh);
    connect(&queue.source()->caps(), &CapGate::budgetChanged, this, &SpendPage::refresh);
    refresh();
}

void SpendPage::build()
{
    auto *const sheet = new QWidget;
    sheet->setProperty("surface", u"clear"_s);
    auto *const inside = new QVBoxLayout{sheet};
    inside->setContentsMargins(26, 22, 26, 0);
    inside->setSpacing(14);
    inside->addWidget(makeLabel(tr("Spending"), u"title"_s));
    buildFigures(*inside);
    m_bars = new DayBars;
    inside->addWidget(m_bars);
    inside->addWidget(makeLabel(tr("This month by model"), u"section"_s));
    m_models = new QWidget;
    inside->addWidget(m_models);
    inside->addStretch(1);
    auto *const scroll = new SheetScroll;
    scroll->setWidget(sheet);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 18);
    column->setSpacing(12);
    column->addWidget(scroll, 1);
    m_said = makeLabel({}, u"faint"_s);
    m_said->setObjectName(u"spendSaid"_s);
    m_said->setWordWrap(true);
    m_said->hide();
    m_said->setContentsMargins(26, 0, 26, 0);
    column->addWidget(m_said);
    buildButtons(*column);
}

void SpendPage::buildFigures(QBoxLayout &column)
{
    auto *const figures = new QGridLayout;
    figures->setHorizontalSpacing(24);
    figures->setVerticalSpacing(2);
    m_today = addFigure(*figures, 0, tr("Today"), u"spendToday"_s);
    m_month = addFigure(*figures, 1, tr("This month"), u"spendMonth"_s);
    m_reserved = addFigure(*figures, 2, tr("Set aside for jobs under way"), u"spendReserved"_s);
    figures->setColumnStretch(2, 1);
    column.addLayout(figures);
}

void SpendPage::buildButtons(QBoxLayout &column)
{
    auto *const row = new QHBoxLayout;
    row->setContentsMargins(26, 0, 26, 0);
    row->setSpacing(10);
    QPushButton *const save = makeButton(tr("Export as CSV…"), "spendExport");
    QPushButton *const caps = makeButton(tr("Caps and prices…"), "spendCaps");
    QPushButton *const close = makeButton(tr("Close"), "spendClose");
    row->addWidget(save);
    row->addWidget(caps);
    row->addStretch(1);
    row->addWidget(close);
    column.addLayout(row);
    close->setFocus(); // the chart is for those who tab to it
    connect(save, &QPushButton::clicked, this, &SpendPage::askWhere);
    connect(caps, &QPushButton::clicked, this, [this] {
        emit capsWanted();
        this->close();
    });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
}

QLabel *SpendPage::addFigure(QGridLayout &grid, int column, const QString &title,
                             const QString &name)
{
    auto *const figure = makeLabel({}, u"strong"_s);
    figure->setObjectName(name);
    figure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QLabel *const head = makeLabel(title, u"dim"_s);
    head->setWordWrap(true);
    grid.addWidget(head, 0, column, Qt::AlignBottom);
    grid.addWidget(figure, 1, column);
    return figure;
}

void SpendPage::refresh()
{
    m_queue.ask(
        [now = m_clock.now()](JobQueue &queue) { return figuresAt(queue.caps().budget(), now); },
        this, [this](const SpendFigures &figures) { showFigures(figures); });
}

void SpendPage::showFigures(const SpendFigures &figures)
{
    const BudgetState &state = figures.state;
    m_today->setText(ofCap(state.spend.today, state.caps.day, state.currency));
    m_month->setText(ofCap(state.spend.month, state.caps.month, state.currency));
    m_reserved->setText(formatMoney(state.spend.reserved, state.currency));
    m_bars->setDays(figures.days, state.currency, figures.today);
    showModels(figures);
}

void SpendPage::showModels(const SpendFigures &figures)
{
    qDeleteAll(m_models->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete m_models->layout();
    auto *const grid = new QGridLayout{m_models};
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const ModelSpend &one : figures.models) {
        auto *const model = new ElidedLabel{one.model};
        auto *const pictures = makeLabel(
            one.pictures == 1 ? tr("1 picture") : tr("%1 pictures").arg(formatCount(one.pictures)),
            u"body-dim"_s);
        auto *const amount = makeLabel(formatMoney(one.amount, figures.state.currency), {});
        grid->addWidget(model, row, 0);
        grid->addWidget(pictures, row, 1, Qt::AlignRight);
        grid->addWidget(amount, row++, 2, Qt::AlignRight);
    }
    if (row == 0)
        grid->addWidget(makeLabel(tr("Nothing yet."), u"body-dim"_s), row++, 0);
    grid->setRowStretch(row, 1);
}

void SpendPage::askWhere()
{
    auto *const dialog = new QFileDialog{this, tr("Export as CSV")};
    dialog->setObjectName(u"spendFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    const QDate today = m_clock.now().toLocalTime().date();
    dialog->selectFile(u"limner-%1.csv"_s.arg(today.toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, &SpendPage::exportTo);
    dialog->open();
}

void SpendPage::exportTo(const QString &path)
{
    m_queue.ask([](JobQueue &queue) { return ledgerCsv(queue.caps().budget().ledger()); }, this,
                [this, path](const Result<QByteArray> &csv) {
                    if (csv)
                        write(path, *csv);
                    else
                        tellWritten(path, propagate(csv));
                });
}

void SpendPage::write(const QString &path, const QByteArray &csv)
{
    // Whoever closes the page does not wait for a slow disk: the file is written all the same.
    startAside(workPool(), [page = QPointer<SpendPage>{this}, path, csv] {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [page, path, written = writeFileDurably(path, csv)] {
                if (page)
                    page->tellWritten(path, written);
            },
            Qt::QueuedConnection);
    });
}

void SpendPage::tellWritten(const QString &path, const Result<> &written)
{
    m_said->setText(written ? tr("Written to %1").arg(path)
                            : errorText(written.error(), ErrorPlace::Library).sentence());
    setStyleProperty(*m_said, "role", written ? u"faint"_s : u"error"_s);
    m_said->show();
}

} // namespace limner
