#include "ui/gallery/groupfacts.h"

#include "ui/common/formats.h"
#include "ui/gallery/tiletext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Group)
};

using Columns = std::vector<GroupColumnFacts>;

QString countWord(int count)
{
    switch (count) {
    case 2:
        return Text::tr("two");
    case 3:
        return Text::tr("three");
    case 4:
        return Text::tr("four");
    case 5:
        return Text::tr("five");
    case 6:
        return Text::tr("six");
    default:
        return QString::number(count);
    }
}

//! From the create to the end, as somebody who waits has it; -1 unknown.
double secondsOf(const Job &job)
{
    if (job.state != JobState::Done || !job.submittedAt.isValid() || !job.finishedAt.isValid())
        return -1;
    return static_cast<double>(job.submittedAt.msecsTo(job.finishedAt)) / 1000;
}

double priceOf(const Job &job)
{
    return job.state == JobState::Done && job.cost.amount ? *job.cost.amount : -1;
}

//! The column with the least of it, when all that are done tell it and one has less than the rest.
int leastOf(const Columns &columns, double (*of)(const Job &))
{
    int least = -1;
    int known = 0;
    bool isTie = false;
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
        const Job &job = columns[static_cast<size_t>(i)].member.job;
        const double value = of(job);
        if (value < 0 && job.state != JobState::Done)
            continue;
        if (value < 0)
            return -1;
        ++known;
        const double before = least < 0 ? -1 : of(columns[static_cast<size_t>(least)].member.job);
        isTie = least >= 0 && (value == before || (isTie && value > before));
        if (least < 0 || value < before)
            least = i;
    }
    return known > 1 && !isTie ? least : -1;
}

GroupCell missing(const QString &text)
{
    return {.text = text, .mark = {}, .isMissing = true};
}

GroupCell priceCell(const GroupColumnFacts &column)
{
    const Job &job = column.member.job;
    if (job.cost.amount && isFinished(job.state))
        return {.text = formatMoney(*job.cost.amount, job.cost.currency)};
    if (job.billed == false)
        return missing(Text::tr("not billed"));
    if (isFinished(job.state) || !column.member.estimate)
        return missing(Text::tr("unknown"));
    return missing(
        Text::tr("about %1")
            .arg(formatMoney(column.member.estimate->value, column.member.estimate->currency)));
}

GroupCell timeCell(const GroupColumnFacts &column)
{
    const double seconds = secondsOf(column.member.job);
    return seconds >= 0 ? GroupCell{.text = formatSeconds(seconds)} : missing(u"–"_s);
}

GroupCell fileCell(const GroupColumnFacts &column)
{
    const Artwork *const picture = column.picture();
    if (!picture)
        return missing(column.wereTrashed ? Text::tr("in the trash") : u"–"_s);
    return {.text = fileKind(*picture) + u", "_s + formatBytes(picture->bytes)};
}

//! The value that goes by one of these names.
GroupCell valueCell(const GroupColumnFacts &column, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const Json &value = memberAt(column.member.job.request.parameters, name);
        if (!value.is_null())
            return {.text = toText(value).simplified().left(40)};
    }
    return missing(Text::tr("not offered"));
}

template <typename Make>
GroupRow rowOf(const QString &key, const Columns &columns, Make make)
{
    GroupRow row{.key = key};
    for (const GroupColumnFacts &column : columns)
        row.cells.push_back(make(column));
    return row;
}

void mark(GroupRow &row, int column, const QString &words)
{
    if (column >= 0)
        row.cells[static_cast<size_t>(column)].mark = words;
}

//! "1024 × 1024", when all pictures have it.
QString commonSize(const Columns &columns)
{
    std::set<std::pair<int, int>> sizes;
    QString words;
    for (const GroupColumnFacts &column : columns) {
        if (const Artwork *const picture = column.picture(); picture && !picture->size.isEmpty()) {
            sizes.emplace(picture->size.width(), picture->size.height());
            words = formatPixels(picture->size);
        }
    }
    return sizes.size() == 1 ? words : QString{};
}

} // namespace

const Artwork *GroupColumnFacts::picture() const
{
    const auto favourite = std::find_if(pictures.begin(), pictures.end(),
                                        [](const Artwork &one) { return one.favourite; });
    if (favourite != pictures.end())
        return &*favourite;
    return pictures.empty() ? nullptr : &pictures.front();
}

const Artwork *GroupFacts::winner(ArtworkId preferred) const
{
    const Artwork *first = nullptr;
    for (const GroupColumnFacts &column : columns) {
        const Artwork *const picture = column.picture();
        if (!picture || !picture->favourite)
            continue;
        if (picture->id == preferred)
            return picture;
        if (!first)
            first = picture;
    }
    return first;
}

QString groupTitle(const GroupStand &stand)
{
    const int models = stand.models();
    return models > 1 ? Text::tr("One prompt, %1 models").arg(countWord(models))
                      : Text::tr("One prompt, one model");
}

QString groupWords(const GroupStand &stand)
{
    QStringList parts;
    if (const QDateTime began = stand.began(); began.isValid())
        parts << QLocale{}.toString(began.toLocalTime().time(), QLocale::ShortFormat);
    if (const std::optional<qint64> seed = stand.seed())
        parts << Text::tr("seed %1").arg(*seed);
    if (const double sum = stand.spent + stand.awaited; sum > 0)
        parts << formatMoney(sum, stand.currency);
    const auto all = static_cast<int>(stand.members.size());
    if (stand.open() > 0)
        parts << Text::tr("%1 of %2 done").arg(stand.done()).arg(all);
    if (stand.failed() > 0)
        parts << (stand.open() > 0 ? Text::tr("%1 failed").arg(stand.failed())
                                   : Text::tr("%1 of %2 done, %3 failed")
                                         .arg(stand.done())
                                         .arg(all)
                                         .arg(stand.failed()));
    else if (stand.open() == 0 && stand.seconds() >= 0)
        parts << Text::tr("all done in %1").arg(formatSeconds(stand.seconds()));
    return parts.join(u" · "_s);
}

std::vector<GroupRow> groupRows(const GroupFacts &facts)
{
    const Columns &columns = facts.columns;
    std::vector<GroupRow> rows;
    rows.push_back(rowOf(Text::tr("Took"), columns, timeCell));
    mark(rows.back(), leastOf(columns, secondsOf), Text::tr("fastest"));
    rows.push_back(rowOf(Text::tr("Price"), columns, priceCell));
    mark(rows.back(), leastOf(columns, priceOf), Text::tr("cheapest"));
    const auto value = [&](const QString &key, std::initializer_list<const char *> names) {
        rows.push_back(rowOf(key, columns, [names](const GroupColumnFacts &column) {
            return valueCell(column, names);
        }));
    };
    value(Text::tr("Steps"), {"steps", "num_inference_steps"});
    value(Text::tr("Guidance"), {"guidance", "guidance_scale", "cfg_scale", "cfg"});
    value(Text::tr("Scheduler"), {"scheduler", "sampler"});
    rows.push_back(rowOf(Text::tr("File"), columns, fileCell));
    return rows;
}

QString groupFoot(const GroupFacts &facts)
{
    QStringList same;
    std::set<QString> prompts;
    int negatives = 0;
    for (const GroupColumnFacts &column : facts.columns) {
        prompts.insert(column.member.job.request.prompt());
        negatives += column.member.job.request.negativePrompt().isEmpty() ? 0 : 1;
    }
    if (prompts.size() == 1)
        same << Text::tr("prompt");
    if (facts.stand.seed())
        same << Text::tr("seed");
    if (const QString size = commonSize(facts.columns); !size.isEmpty())
        same << size;
    QString words =
        same.isEmpty()
            ? QString{}
            : Text::tr("The same for all: %1.").arg(same.join(Text::tr(", ", "between names")));
    const int without = static_cast<int>(facts.columns.size()) - negatives;
    if (negatives > 0 && without > 0)
        words += u' ' + Text::tr("Dropped: negative prompt for %1.").arg(countWord(without));
    return words.trimmed();
}

QString groupPrice(const GroupStand &stand)
{
    double sum = 0;
    for (const GroupMember &member : stand.members) {
        if (!member.estimate)
            return {};
        sum += member.estimate->value;
    }
    return stand.members.empty() ? QString{}
                                 : formatMoney(sum, stand.members.front().estimate->currency);
}

} // namespace limner
