#pragma once

#include "core/base/result.h"
#include "core/schema/parameter.h"

#include <QMap>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace limner {

class IconButton;

//! Files of this computer that go in, by the name that stands for them in the values until they
//! have been read.
using LocalFiles = QMap<QString, QString>;

//! One labelled control of the form, for one parameter (or two: width and height). Its label tells
//! what the parameter is about (the "?", or F1 in the field), and a value that may be missing can
//! be taken away again.
class ParameterField : public QWidget {
    Q_OBJECT
public:
    ParameterField(QStringList names, const QString &title, QWidget *parent);
    ParameterField(const Parameter &parameter, QWidget *parent);

    [[nodiscard]] const QStringList &names() const { return m_names; }
    [[nodiscard]] const QString &title() const { return m_title; }
    //! Puts the value in; leaves it out when it is unset.
    virtual void write(Json &values) const = 0;
    //! Takes the value over, the parameter's default when it is missing. Silent.
    virtual void read(const Json &values) = 0;
    //! Like write(), for sending: each of `localFiles` is named.
    [[nodiscard]] virtual Result<> writeForSending(Json &values) const;
    [[nodiscard]] virtual LocalFiles localFiles() const { return {}; }
    //! What is wrong with what stands there that the schema does not tell; asked at every key.
    [[nodiscard]] virtual QString problemWhileTyping() const { return {}; }
    //! What takes the keyboard.
    [[nodiscard]] virtual QWidget *control() const { return m_control; }
    //! A secret must not be kept in a draft.
    [[nodiscard]] virtual bool isSecret() const { return false; }

    //! A sentence under the control; "" takes it away. `brief` is the same for a place where all
    //! fields meet: "steps is above 100".
    void setProblem(const QString &text, const QString &brief = {});
    [[nodiscard]] bool hasProblem() const;
    [[nodiscard]] QString briefProblem() const;
    //! The schema asks for it and has no default.
    [[nodiscard]] bool isRequired() const { return m_required; }
    //! Says beside the title whether it has to be given.
    void markInput();
    //! Quiet words of its own right of the title; "" takes them away.
    void setAside(const QString &words);
    //! Opens or closes what the parameter is about, below its title.
    void explain(bool open);

signals:
    void edited(); //!< by the person

protected:
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    //! Label left, room for a value on its right.
    [[nodiscard]] QHBoxLayout *header() const { return m_header; }
    [[nodiscard]] QLabel *label() const { return m_label; }
    //! Quiet words right of the label.
    QLabel *addHint(const QString &text);
    //! Whether there is a value: one that may be missing can be taken away again.
    void showSet(bool isSet);
    [[nodiscard]] bool canBeMissing() const { return m_canBeMissing; }
    void setCanBeMissing(bool can) { m_canBeMissing = can; }
    //! What the parameter is about, for the tooltip, the "?" and F1.
    void setDescription(const QString &text);
    //! Of a field with one parameter: its name, its default, and what `values` say, else the
    //! default.
    [[nodiscard]] std::string key() const { return m_names.front().toStdString(); }
    [[nodiscard]] const Json &defaultValue() const { return m_default; }
    [[nodiscard]] const Json &valueIn(const Json &values) const;
    //! Makes it the control, with name, tooltip and label buddy.
    void present(QWidget *control, const Parameter &parameter);

private:
    void clear();

    QStringList m_names;
    QString m_title;
    Json m_default = nullptr;
    bool m_required = false;
    bool m_canBeMissing = false;
    QString m_brief = {};
    QVBoxLayout *m_column = nullptr;
    QHBoxLayout *m_header = nullptr;
    QLabel *m_label = nullptr;
    IconButton *m_about = nullptr; //!< null without a description
    QLabel *m_description = nullptr;
    QLabel *m_aside = nullptr;     //!< null until there was something to say
    IconButton *m_clear = nullptr; //!< null until there was a value that can be taken away
    QLabel *m_problem = nullptr;
    QWidget *m_control = nullptr;
};

//! The fitting general field; never null.
[[nodiscard]] ParameterField *makeField(const Parameter &parameter, QWidget *parent);

} // namespace limner
