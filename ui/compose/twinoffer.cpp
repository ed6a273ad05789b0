#include "ui/compose/twinoffer.h"

#include "ui/common/banner.h"

#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace limner {

TwinOffer::TwinOffer(Banner &banner, QObject *parent)
    : QObject{parent}
    , m_banner{banner}
{}

void TwinOffer::show(const QList<MadeBefore> &made)
{
    m_made = made;
    if (made.isEmpty())
        return;
    const bool isOne = made.size() == 1;
    m_banner.showMessage(Banner::Tone::Note,
                         isOne ? tr("You have made this picture already")
                               : tr("You have made %1 of these already").arg(made.size()),
                         tr("Same model, same values, same seed: nothing was sent and nothing was "
                            "paid."));
    connect(m_banner.addButton(tr("Show it"), "twinShow"), &QPushButton::clicked, this,
            [this] { emit showRequested(m_made.first().jobId); });
    connect(m_banner.addButton(tr("Make again"), "twinAgain"), &QPushButton::clicked, this,
            [this] { answer(false); });
    connect(m_banner.addButton(tr("New seed"), "twinNewSeed"), &QPushButton::clicked, this,
            [this] { answer(true); });
}

void TwinOffer::answer(bool newSeed)
{
    m_banner.hide();
    QList<JobDraft> drafts;
    for (MadeBefore &one : std::exchange(m_made, {})) {
        one.draft.seedFixed = one.draft.seedFixed && !newSeed;
        drafts.append(std::move(one.draft));
    }
    emit submitRequested(drafts);
}

} // namespace limner
